package fr.allset.tacite.failure;

import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance that was announced beforehand: an Evénement Excusable (iii) for its window (art. 3). All instants are whole seconds.
 *
 * @param to               the first moment after the window
 * @param cancelledAt      null as long as it stands
 * @param cancelledBecause what the customers have been told
 * @param subscriptions    how many it concerns
 */
public record PlannedMaintenance(
        String number,
        Instant from,
        Instant to,
        String description,
        Instant announcedAt,
        String announcedBy,
        @Nullable Instant cancelledAt,
        @Nullable String cancelledBy,
        @Nullable String cancelledBecause,
        int subscriptions) {

    /**
     * The time that it excuses: its window; of one that was cancelled while it went on, until it was cancelled; of one that was cancelled
     * before it began, none.
     */
    public Optional<ExcusedPeriod> excused() {
        return excused(from, to, cancelledAt);
    }

    /** As {@link #excused()}, of the row of a maintenance. */
    public static Optional<ExcusedPeriod> excused(Instant from, Instant to, @Nullable Instant cancelledAt) {
        var until = cancelledAt != null && cancelledAt.isBefore(to) ? cancelledAt : to;
        return until.isAfter(from) ? Optional.of(new ExcusedPeriod(from, until)) : Optional.empty();
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(to);
    }
}
