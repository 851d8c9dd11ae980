package fr.allset.tacite.notification.delivery;

import fr.allset.tacite.notification.MailSettings;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.RecordedNotice;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/**
 * The RFC 5322 message of a notice. It is the same at each try but for its date, which is that of the try; its
 * {@code Message-ID} is the notice's.
 */
class NoticeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final RecordedNotice recorded;

    private NoticeMail(RecordedNotice recorded) {
        super(Session.getInstance(new Properties()));
        this.recorded = recorded;
    }

    /** @throws MailRefused when the recipient's address cannot be written in a mail */
    static NoticeMail of(
            RecordedNotice recorded, List<NoticeAttachment> attachments, MailSettings settings, Instant now) {
        var notice = recorded.notice();
        var mail = new NoticeMail(recorded);
        try {
            mail.setFrom(settings.sender());
            mail.setReplyTo(new InternetAddress[] {settings.answersTo(notice.kind())});
            mail.setRecipient(RecipientType.TO, recipient(notice.recipientAddress(), notice.recipientName()));
            mail.setSubject(notice.subject(), UTF_8);
            mail.setSentDate(Date.from(now));
            // of no mail: all letters about one thing are one conversation (RFC 5322, 3.6.4)
            mail.setHeader("References", conversation(notice.about(), settings));
            // RFC 3834, and what Exchange knows instead: no machine answers, so that no two answer each other
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("X-Auto-Response-Suppress", "All");
            mail.setHeader("Content-Language", "fr");
            mail.setContent(
                    attachments.isEmpty()
                            ? readings(recorded, settings)
                            : withAttachments(recorded, attachments, settings));
            mail.saveChanges();
            return mail;
        } catch (AddressException unwritable) {
            throw new MailRefused(
                    "L'adresse « " + notice.recipientAddress() + " » n'est pas une adresse de courrier électronique.",
                    unwritable);
        } catch (MessagingException | UnsupportedEncodingException impossible) {
            throw new IllegalStateException("Notice " + recorded.id() + " cannot be written as a mail", impossible);
        }
    }

    private static String conversation(String about, MailSettings settings) {
        return "<" + about.replaceAll("[^A-Za-z0-9.-]", "-") + "@" + settings.domain() + ">";
    }

    /** The letter twice, as text and as a page; a mail program shows the one that it shows best. */
    private static MimeMultipart readings(RecordedNotice recorded, MailSettings settings) throws MessagingException {
        var notice = recorded.notice();
        var body = settings.signature().isEmpty() ? notice.body() : notice.body() + "\n\n" + settings.signature();
        var readings = new Parts("alternative", recorded);
        readings.addBodyPart(reading(body, "plain"));
        readings.addBodyPart(reading(LetterHtml.of(notice.subject(), body), "html"));
        return readings;
    }

    private static MimeBodyPart reading(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static MimeMultipart withAttachments(
            RecordedNotice recorded, List<NoticeAttachment> attachments, MailSettings settings)
            throws MessagingException {
        var parts = new Parts("mixed", recorded);
        var letter = new MimeBodyPart();
        letter.setContent(readings(recorded, settings));
        parts.addBodyPart(letter);
        for (var attachment : attachments) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
            part.setFileName(attachment.name());
            part.setDisposition(Part.ATTACHMENT);
            part.setHeader("Content-Transfer-Encoding", "base64");
            parts.addBodyPart(part);
        }
        return parts;
    }

    /** What stands between its parts is made of the {@code Message-ID}, so that each try writes the same. */
    private static final class Parts extends MimeMultipart {

        Parts(String subtype, RecordedNotice recorded) throws MessagingException {
            var type = new ContentType("multipart", subtype, null);
            type.setParameter(
                    "boundary", "=_" + subtype + "-" + recorded.messageId().replaceAll("[^A-Za-z0-9-]|@.*", ""));
            contentType = type.toString();
        }
    }

    private static InternetAddress recipient(String address, String name)
            throws AddressException, UnsupportedEncodingException {
        var recipient = new InternetAddress(asciiDomain(address));
        recipient.validate();
        if (!name.isBlank()) {
            recipient.setPersonal(name, UTF_8);
        }
        return recipient;
    }

    /**
     * The address as SMTP carries it everywhere: a domain with accents in its {@code xn--} form. What is before the @ has no
     * such form.
     */
    static String asciiDomain(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (at < 1 || !StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
            throw new AddressException("No mailbox that SMTP carries everywhere", address);
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomain) {
            throw new AddressException("No domain name: " + notADomain.getMessage(), address);
        }
    }

    RecordedNotice recorded() {
        return recorded;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", recorded.messageId());
    }
}
