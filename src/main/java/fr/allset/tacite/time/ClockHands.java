package fr.allset.tacite.time;

import java.time.Duration;
import java.time.Instant;

/** What moves the one clock. Only the engine's movement takes it into its hands, since what falls due must happen on the way. */
public interface ClockHands {

    /** What the clock shows. */
    Instant instant();

    /** Whether the clock shows another time than the one on the wall. */
    boolean isMoved();

    /** Whether the clock stands still at this moment. */
    boolean isStanding();

    /** How far the clock is ahead of the one on the wall. */
    Duration ahead();

    /** The clock shows this instant until it is moved again. */
    void standAt(Instant instant);

    /** Time flows again, from this instant. */
    void goOnFrom(Instant instant);
}
