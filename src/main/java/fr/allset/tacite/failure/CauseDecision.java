package fr.allset.tacite.failure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person has decided about the cause of a failure.
 *
 * @param proposed what the decision table proposed; null for the objective
 * @param event    the Evénement Excusable that it is due to; null when the objective covers it
 * @param evidence where the evidence is to be found; there is some when an event excuses
 * @param periods  the times that the event excuses, in order; none when the objective covers it
 */
public record CauseDecision(
        Instant decidedAt,
        String decidedBy,
        @Nullable ExcusableEvent proposed,
        @Nullable ExcusableEvent event,
        String reason,
        @Nullable String evidence,
        List<ExcusedPeriod> periods) {

    public CauseDecision {
        periods = List.copyOf(periods);
    }

    /**
     * A time that an event excuses.
     *
     * @param until the first moment after it; null: as long as the failure lasts
     */
    public record ExcusedPeriod(Instant since, @Nullable Instant until) {}
}
