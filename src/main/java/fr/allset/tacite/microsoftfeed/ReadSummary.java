package fr.allset.tacite.microsoftfeed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a feed of a tenant.
 *
 * @param answeredAt when Microsoft last answered; at first when the reading began
 * @param endedAt    null as long as it goes on
 * @param outcome    null as long as it goes on
 * @param reason     in French: why it was refused, or what of it is missing; null when nothing is
 * @param items      how many messages or issues it has shown
 * @param news       how many of them were new, or had something new about them
 * @param setAside   how many could not be read
 */
public record ReadSummary(
        long id,
        String tenant,
        String tenantName,
        Feed feed,
        Instant startedAt,
        Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable ReadOutcome outcome,
        @Nullable String reason,
        int pages,
        int items,
        int news,
        int setAside) {

    /** Whether it goes on, or waits. */
    public boolean isUnderWay() {
        return endedAt == null;
    }
}
