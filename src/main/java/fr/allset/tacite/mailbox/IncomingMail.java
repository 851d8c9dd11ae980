package fr.allset.tacite.mailbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as far as Tacite reads it. All its texts are free of markup and of control characters other than line breaks.
 *
 * @param messageId  what the same mail is recognised by: its {@code Message-ID}, or a hash of its beginning
 * @param answers    the {@code Message-ID}s that it answers, nearest first
 * @param receivedAt when the server received it, on Tacite's clock; never in the future
 * @param sender     the address it gives as its sender, in lower case; empty when it gives none. Anybody can write any
 * @param senderName empty when it gives none
 * @param body       its text, at most {@value #LONGEST_BODY} characters; files that came with it are named and not kept
 * @param automatic  why a machine is taken for its author; null when a person is
 * @param defect     what of it could not be read; null when all could
 * @param report     what a mail server reports in it about a mail; null when it is no such report, and of mails on file
 * @param traces     what else it says about where it comes from; {@link MailTraces#NONE} of mails on file
 */
public record IncomingMail(
        String messageId,
        List<String> answers,
        Instant receivedAt,
        String sender,
        String senderName,
        String subject,
        String body,
        long sizeBytes,
        @Nullable String automatic,
        @Nullable String defect,
        @Nullable DeliveryReport report,
        MailTraces traces) {

    public static final int LONGEST_MESSAGE_ID = 500;
    public static final int LONGEST_ANSWERS = 4000;
    public static final int LONGEST_SENDER = 320;
    public static final int LONGEST_SENDER_NAME = 200;
    public static final int LONGEST_SUBJECT = 500;
    public static final int LONGEST_BODY = 4000;

    public IncomingMail {
        answers = List.copyOf(answers);
    }

    /** A mail that says nothing else about where it comes from. */
    public IncomingMail(
            String messageId,
            List<String> answers,
            Instant receivedAt,
            String sender,
            String senderName,
            String subject,
            String body,
            long sizeBytes,
            @Nullable String automatic,
            @Nullable String defect,
            @Nullable DeliveryReport report) {
        this(
                messageId,
                answers,
                receivedAt,
                sender,
                senderName,
                subject,
                body,
                sizeBytes,
                automatic,
                defect,
                report,
                MailTraces.NONE);
    }

    /**
     * The mail under its author's name. A group that passes a mail on puts itself in the sender's place, which is then one of ours.
     * It names the author elsewhere. What a machine has written stays as it is.
     */
    IncomingMail withoutGroup(OwnAddresses own) {
        if (automatic != null || !own.contain(sender)) {
            return this;
        }
        return traces.authors().stream()
                .filter(author -> !author.address().isEmpty() && !own.contain(author.address()))
                .findFirst()
                .map(this::writtenBy)
                .orElse(this);
    }

    private IncomingMail writtenBy(MailTraces.Author author) {
        return new IncomingMail(
                messageId,
                answers,
                receivedAt,
                author.address(),
                author.name().isEmpty() ? senderName : author.name(),
                subject,
                body,
                sizeBytes,
                automatic,
                defect,
                report,
                traces);
    }

    /** Its text without what it quotes of the mails before it; all of it when nothing else would be left. */
    public String ownWords() {
        return QuotedHistory.cutFrom(body);
    }

    /** Who wrote it, as far as it says. */
    public String author() {
        return senderName.isEmpty() ? sender : senderName;
    }
}
