package fr.allset.tacite.availability;

import fr.allset.tacite.failure.NotificationChannel.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a failure as one of its notifications has it.
 *
 * @param position   which stretch of the failure, from 1
 * @param receivedAt when the notification was received
 * @param beganAt    when the failure began according to it; null when it does not say
 * @param reportedAt when the stretch was reported
 * @param againAt    when the failure began again, in a later stretch; null when nobody knows
 * @param restoredAt when the stretch ended; null as long as it lasts
 * @param partial    whether the service worked, but badly; what nobody has stated is no
 */
record NotifiedInterruption(
        String notification,
        String failure,
        int position,
        Source source,
        Instant receivedAt,
        @Nullable Instant beganAt,
        Instant reportedAt,
        @Nullable Instant againAt,
        @Nullable Instant restoredAt,
        boolean partial) {

    /** From when its notification makes it count: its receipt, or, in a stretch that came later, the receipt of what reopened it. */
    Instant notifiedAt() {
        return position == 1 || receivedAt.isAfter(reportedAt) ? receivedAt : reportedAt;
    }

    /** When it began for real, as far as anyone knows. */
    @Nullable
    Instant startedAt() {
        return position == 1 ? beganAt : againAt;
    }

    /** The earlier of both. */
    Instant begin() {
        var started = startedAt();
        return started != null && started.isBefore(notifiedAt()) ? started : notifiedAt();
    }

    /** Whether the notification came after the stretch was over and is not about it. */
    boolean isPassedBy() {
        return restoredAt != null && !restoredAt.isAfter(begin());
    }
}
