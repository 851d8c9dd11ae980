package fr.allset.tacite.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Properties;

/** The mailbox without a server. */
public final class MailParser {

    private MailParser() {}

    public static IncomingMail read(byte[] mail) {
        try {
            var read = MailReading.of(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)),
                    new ByteArrayInputStream(mail),
                    Instant.EPOCH,
                    true);
            read.ownWords();
            return read;
        } catch (MessagingException | IOException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
