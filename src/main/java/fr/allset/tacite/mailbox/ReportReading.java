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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the report in a mail of the form that RFC 3464 asks for, wherever other programs have wrapped it. The plain words of a server that
 * knows no such form are one too. No more than the beginning of each part is fetched.
 */
final class ReportReading {

    private static final int LONGEST_PART = 64 * 1024;
    private static final int MOST_PARTS = 30;
    private static final int DEEPEST = 5;
    private static final int MOST_RECIPIENTS = 100;
    private static final String MESSAGE_ID = "Message-ID";
    /** Where a server keeps our {@code Message-ID} when it gives the mail one of its own. */
    private static final String ORIGINAL_MESSAGE_ID = "X-Original-Message-ID";

    private static final String TO = "To";
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");

    private final InternetHeaders headers;
    private final List<Part> leaves = new ArrayList<>();
    private @Nullable InternetHeaders returned;

    private ReportReading(InternetHeaders headers) {
        this.headers = headers;
    }

    /**
     * @param headers  the mail's
     * @param answers  the {@code Message-ID}s that the mail answers
     * @param ofServer whether a mail server is its sender, whose plain words are a report too
     * @return null when it is no report, or one that cannot be read
     * @throws MessagingException or {@link IOException} when the connection breaks on the way
     */
    static @Nullable DeliveryReport of(
            MimeMessage mail, InternetHeaders headers, List<String> answers, boolean ofServer)
            throws MessagingException, IOException {
        try {
            var reading = new ReportReading(headers);
            reading.gather(mail, 0);
            for (var part : reading.leaves) {
                if (isStatus(part)) {
                    return reading.reported(new String(beginning(part), StandardCharsets.UTF_8), answers);
                }
            }
            return ofServer ? reading.inPlainWords(answers) : null;
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            if (MailReading.isCutOff(mail)) {
                throw unreadable;
            }
            return null;
        }
    }

    /** Not what a mail within it holds: who forwards a report has not made it. */
    private void gather(Part part, int depth) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*")) {
            leaves.add(part);
        } else if (depth < DEEPEST && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount() && leaves.size() < MOST_PARTS; i++) {
                gather(several.getBodyPart(i), depth + 1);
            }
        }
    }

    private static boolean isStatus(Part part) throws MessagingException {
        return part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status");
    }

    private @Nullable DeliveryReport reported(String status, List<String> answers)
            throws MessagingException, IOException {
        for (var part : leaves) {
            takeReturned(part);
        }
        return made(status, answers);
    }

    private void takeReturned(Part part) throws MessagingException, IOException {
        if (part.isMimeType("message/rfc822") && part.getContent() instanceof Message whole) {
            // its few fields alone are asked of the server
            returned = new InternetHeaders();
            copy(whole, MESSAGE_ID);
            copy(whole, ORIGINAL_MESSAGE_ID);
            copy(whole, TO);
        } else if (part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global-headers")
                || part.isMimeType("message/global")) {
            returned = new InternetHeaders(new ByteArrayInputStream(beginning(part)), true);
        }
    }

    private @Nullable DeliveryReport inPlainWords(List<String> answers) throws MessagingException, IOException {
        for (var part : leaves) {
            if (part.isMimeType("text/plain")) {
                var words = PlainReport.of(
                        MailCharset.decoded(beginning(part), null), value(headers, "X-Failed-Recipients"));
                if (words != null) {
                    returned = new InternetHeaders(
                            new ByteArrayInputStream(words.copy().getBytes(StandardCharsets.UTF_8)), true);
                    return new DeliveryReport(
                            originals(List.of(), answers),
                            writtenTo(),
                            PlainText.line(words.recipient(), IncomingMail.LONGEST_SENDER)
                                    .toLowerCase(Locale.ROOT),
                            "failed",
                            words.status(),
                            PlainText.line(words.diagnostic(), DeliveryReport.LONGEST_DIAGNOSTIC));
                }
            }
        }
        return null;
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
        var original = new ArrayList<String>();
        for (var group : BLANK_LINE.split(status.strip(), MOST_RECIPIENTS)) {
            var fields = new InternetHeaders(
                    new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)), true);
            original.addAll(MailReading.ids(value(fields, ORIGINAL_MESSAGE_ID)));
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
        return new DeliveryReport(
                originals(original, answers),
                writtenTo(),
                recipient(fields),
                PlainText.line(word(fields, "Action"), DeliveryReport.LONGEST_ACTION),
                PlainText.shortened(word(fields, "Status").replaceAll("[^0-9.].*", ""), DeliveryReport.LONGEST_STATUS),
                PlainText.line(withoutType(value(fields, "Diagnostic-Code")), DeliveryReport.LONGEST_DIAGNOSTIC));
    }

    /**
     * The {@code Message-ID}s by which the mail may be ours: its own, and those that a server kept of it. Only without any, what the report
     * answers.
     *
     * @param reported those that stand in the report
     */
    private List<String> originals(List<String> reported, List<String> answers) {
        var ids = new LinkedHashSet<String>();
        if (returned != null) {
            ids.addAll(MailReading.ids(value(returned, MESSAGE_ID)));
            ids.addAll(MailReading.ids(value(returned, ORIGINAL_MESSAGE_ID)));
        }
        ids.addAll(reported);
        ids.addAll(MailReading.ids(value(headers, ORIGINAL_MESSAGE_ID)));
        return ids.isEmpty() ? answers : ids.stream().limit(MOST_RECIPIENTS).toList();
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
