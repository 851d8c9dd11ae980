package fr.allset.tacite.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import java.util.stream.Stream;

/** Mails as they travel, header by header, delivered to a mailbox as they are. */
final class RawMails {

    private final GreenMailUser mailbox;
    private int number;

    RawMails(GreenMailUser mailbox) {
        this.mailbox = mailbox;
    }

    /** A server at any free port, which has the time that a busy machine takes to start it. */
    static ServerSetup patient(ServerSetup setup) {
        var patient = setup.dynamicPort();
        patient.setServerStartupTimeout(60_000);
        return patient;
    }

    /** From the contact of the Ateliers du Ponant, with further headers, a line each, or none. */
    String fromTheContact(String subject, String text, String... headers) {
        return from("Zoé Lefèvre <Contact@Ponant.example>", subject, text, headers);
    }

    /** Under a {@code Message-ID} of its own, which is returned. */
    String from(String sender, String subject, String text, String... headers) {
        var id = "<mail-" + ++number + "@ponant.example>";
        deliver("From: " + sender + "\nTo: defaillances@allset.example\nSubject: " + subject + "\nMessage-ID: " + id
                + "\nDate: Thu, 01 Jan 2026 08:00:00 +0100\n"
                + String.join("", Stream.of(headers).map(line -> line + "\n").toList())
                + (String.join("\n", headers).contains("Content-Type:")
                        ? ""
                        : "Content-Type: text/plain; charset=UTF-8\n")
                + "\n" + text);
        return id;
    }

    void deliver(String raw) {
        deliver(raw.replace("\n", "\r\n").getBytes(UTF_8));
    }

    void deliver(byte[] raw) {
        try {
            mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
