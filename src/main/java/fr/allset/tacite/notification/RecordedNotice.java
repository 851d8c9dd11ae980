package fr.allset.tacite.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice and what has become of it.
 *
 * @param messageId the {@code Message-ID} of every try, angle brackets included
 * @param attempts tries whose outcome is known
 * @param lastError what the mail server, or the way to it, said at the last try that failed
 * @param unknownSince since when nobody knows whether the mail server has taken it; a person decides
 * @param usefulUntil from when on it is of no use, such as the end of the quote that it brings; null when it always is
 * @param abandonedBecause why an account manager closed it without sending it again
 */
public record RecordedNotice(
        long id,
        String messageId,
        Notice notice,
        Instant recordedAt,
        NoticeStatus status,
        int attempts,
        @Nullable String lastError,
        @Nullable Instant sentAt,
        @Nullable Instant unknownSince,
        @Nullable Instant usefulUntil,
        @Nullable String abandonedBecause) {

    /** Whether it comes too late at {@code moment}: it speaks of something to come that has passed. */
    public boolean isLateAt(Instant moment) {
        return usefulUntil != null && !moment.isBefore(usefulUntil);
    }

    public boolean isSent() {
        return status == NoticeStatus.SENT;
    }
}
