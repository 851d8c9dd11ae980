package fr.allset.tacite.mailbox;

import fr.allset.tacite.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a mail.
 *
 * @param reason why it is held, discarded or ignored, in French, at most {@value #LONGEST_REASON} characters; null otherwise
 * @param about  the number of what it has become, or was added to; null otherwise
 */
public record MailVerdict(
        MailState state, @Nullable String reason, @Nullable String about) {

    public static final int LONGEST_REASON = 2000;

    public MailVerdict {
        reason = reason == null ? null : PlainText.shortened(reason, LONGEST_REASON);
    }

    public static MailVerdict notified(String number) {
        return new MailVerdict(MailState.NOTIFIED, null, number);
    }

    public static MailVerdict added(String number) {
        return new MailVerdict(MailState.ADDED, null, number);
    }

    public static MailVerdict held(String reason) {
        return new MailVerdict(MailState.HELD, reason, null);
    }

    public static MailVerdict discarded(String reason) {
        return new MailVerdict(MailState.DISCARDED, reason, null);
    }

    public static MailVerdict ignored(String reason) {
        return new MailVerdict(MailState.IGNORED, reason, null);
    }
}
