package fr.allset.tacite.mailbox;

import fr.allset.tacite.text.PlainText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the report in a mail of the form that RFC 3464 asks for. No more than the beginning of each part is fetched. */
final class ReportReading {

    private static final int LONGEST_PART = 64 * 1024;
    private static final int MOST_PARTS = 10;
    private static final int MOST_RECIPIENTS = 100;
    private static final String MESSAGE_ID = "Message-ID";
    private static final String TO = "To";
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");

    private @Nullable InternetHeaders returned;
    private @Nullable String report;

    private ReportReading() {}

    /**
     * @param answers the {@code Message-ID}s that the mail answers
     * @return null when it is no report, or one that cannot be read
     * @throws MessagingException or {@link IOException} when the connection breaks on the way
     */
    static @Nullable DeliveryReport of(MimeMessage mail, List<String> answers) throws MessagingException, IOException {
        try {
            if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
                return null;
            }
            var reading = new ReportReading();
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                reading.take(parts.getBodyPart(i));
            }
            return reading.report == null ? null : reading.made(reading.report, answers);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            if (MailReading.isCutOff(mail)) {
                throw unreadable;
            }
            return null;
        }
    }

    private void take(Part part) throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            report = new String(beginning(part), StandardCharsets.UTF_8);
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Message whole) {
            // its two fields alone are asked of the server
            returned = new InternetHeaders();
            copy(whole, MESSAGE_ID);
            copy(whole, TO);
        } else if (part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global-headers")
                || part.isMimeType("message/global")) {
            returned = new InternetHeaders(new ByteArrayInputStream(beginning(part)), true);
        }
    }

    private void copy(Message from, String name) throws MessagingException {
        var values = from.getHeader(name);
        if (values != null && returned != null) {
            returned.addHeader(name, values[0]);
        }
    }

    private static byte[] beginning(Part part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return content.readNBytes(LONGEST_PART);
        }
    }

    private @Nullable DeliveryReport made(String status, List<String> answers) throws MessagingException {
        var recipients = new ArrayList<InternetHeaders>();
        for (var group : BLANK_LINE.split(status.strip(), MOST_RECIPIENTS)) {
            var fields = new InternetHeaders(
                    new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)), true);
            if (fields.getHeader("Action") != null) {
                recipients.add(fields);
            }
        }
        if (recipients.isEmpty()) {
            return null;
        }
        // our mails have one recipient each; where a server reports several, the worst is what counts
        var fields = recipients.stream()
                .filter(one -> word(one, "Action").equals("failed"))
                .findFirst()
                .orElse(recipients.get(0));
        var ids = returned == null ? List.<String>of() : MailReading.ids(value(returned, MESSAGE_ID));
        return new DeliveryReport(
                ids.isEmpty() ? answers : ids,
                writtenTo(),
                recipient(fields),
                PlainText.line(word(fields, "Action"), DeliveryReport.LONGEST_ACTION),
                PlainText.shortened(word(fields, "Status").replaceAll("[^0-9.].*", ""), DeliveryReport.LONGEST_STATUS),
                PlainText.line(withoutType(value(fields, "Diagnostic-Code")), DeliveryReport.LONGEST_DIAGNOSTIC));
    }

    private @Nullable String writtenTo() {
        try {
            return returned == null
                    ? null
                    : Optional.of(InternetAddress.parseHeader(PlainText.line(value(returned, TO), 1000), false))
                            .filter(to -> to.length == 1)
                            .map(to -> to[0].getAddress())
                            .filter(Objects::nonNull)
                            .map(address -> PlainText.line(address, IncomingMail.LONGEST_SENDER)
                                    .toLowerCase(Locale.ROOT))
                            .orElse(null);
        } catch (AddressException unreadable) {
            return null;
        }
    }

    /** The one that we know comes first: a server may have passed the mail on to another. */
    private static String recipient(InternetHeaders fields) {
        var original = value(fields, "Original-Recipient");
        return PlainText.line(
                        withoutType(original.isBlank() ? value(fields, "Final-Recipient") : original),
                        IncomingMail.LONGEST_SENDER)
                .replaceAll("[<>]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** As {@code rfc822; someone@somewhere.example}. */
    private static String withoutType(String typed) {
        return typed.substring(typed.indexOf(';') + 1).strip();
    }

    private static String word(InternetHeaders fields, String name) {
        return withoutComments(value(fields, name)).strip().toLowerCase(Locale.ROOT);
    }

    /** Comments are in parentheses, one in another as may be; one that nobody ends goes on to the end. */
    static String withoutComments(CharSequence value) {
        var words = new StringBuilder();
        int open = 0;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '(') {
                open++;
            } else if (character == ')' && open > 0) {
                open--;
            } else if (open == 0) {
                words.append(character);
            }
        }
        return words.toString();
    }

    private static String value(InternetHeaders fields, String name) {
        var values = fields.getHeader(name);
        return values == null ? "" : values[0];
    }
}
