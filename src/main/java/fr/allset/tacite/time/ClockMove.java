package fr.allset.tacite.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Once, the clock was moved forward.
 *
 * @param from           what it showed
 * @param to             what it was to show
 * @param reached        what it has come to; equal to {@code to} unless the move is under way or was broken off
 * @param begunAt        by the clock on the wall, as is {@code reachedAt}
 * @param jobsExecuted   timers and steps that fell due on the way and went well
 * @param jobsFailed     tries that went wrong; one job may fail several times
 * @param notices        notices recorded on the way
 * @param finished       whether it has come to its end
 * @param stoppedBecause what kept the clock where it was, in French; null when it arrived, or when Tacite was stopped
 */
public record ClockMove(
        long id,
        String movedBy,
        Instant from,
        Instant to,
        Instant reached,
        Instant begunAt,
        Instant reachedAt,
        int jobsExecuted,
        int jobsFailed,
        int notices,
        boolean finished,
        @Nullable String stoppedBecause) {

    /** How far ahead of the clock on the wall it left the clock. */
    Duration ahead() {
        return Duration.between(reachedAt, reached);
    }
}
