package fr.allset.tacite.failure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The moment of restoration that is proposed to whoever confirms it (art. 3): nobody restores a service but a person. Whole minutes, as
 * a form takes them.
 */
final class RestorationProposal {

    private RestorationProposal() {}

    /**
     * @param saidAt when Microsoft says that the service worked again
     * @param now    a restoration does not lie in the future
     * @return none when it is restored already, and when what Microsoft says is about an earlier time in which it failed
     */
    static Optional<Instant> of(Failure failure, Instant saidAt, Instant now) {
        var reportedAt = failure.stretch().reportedAt();
        if (failure.isRestored() || (failure.stretches().size() > 1 && saidAt.isBefore(reportedAt))) {
            return Optional.empty();
        }
        // the end of what was read late lies before its receipt, from which a restoration counts at the earliest
        return Optional.of(fullMinute(saidAt.isBefore(reportedAt) ? reportedAt : saidAt))
                .filter(moment -> !moment.isAfter(now));
    }

    private static Instant fullMinute(Instant moment) {
        var minute = moment.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }
}
