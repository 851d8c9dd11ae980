package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.RecordedNotice;
import org.jspecify.annotations.Nullable;

/**
 * What the forms show of a letter that did not arrive.
 *
 * @param error            what the mail server said, as recorded
 * @param correctedAddress proposed: where it was sent to
 */
record NoticeView(
        String about,
        String recipient,
        String subject,
        @Nullable String error,
        String correctedAddress) {

    static NoticeView of(RecordedNotice letter) {
        var notice = letter.notice();
        return new NoticeView(
                notice.about(),
                notice.recipientName() + " <" + notice.recipientAddress() + ">",
                notice.subject(),
                letter.lastError(),
                notice.recipientAddress());
    }
}
