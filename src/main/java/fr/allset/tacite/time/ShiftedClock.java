package fr.allset.tacite.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/** The one clock: as far ahead of the clock on the wall as a demonstration has moved it, in production not at all. */
final class ShiftedClock extends Clock implements ClockHands {

    private final Clock wall;
    /** What is made of the wall's instant. */
    private volatile UnaryOperator<Instant> hands = UnaryOperator.identity();

    private volatile Duration ahead;
    private volatile boolean standing;

    /** @param ahead zero or more */
    ShiftedClock(Clock wall, Duration ahead) {
        this.wall = wall;
        this.ahead = ahead;
        this.hands = instant -> instant.plus(ahead);
    }

    @Override
    public Instant instant() {
        return hands.apply(wall.instant());
    }

    @Override
    public boolean isMoved() {
        return standing || !ahead.isZero();
    }

    @Override
    public boolean isStanding() {
        return standing;
    }

    @Override
    public Duration ahead() {
        return standing ? Duration.between(wall.instant(), instant()) : ahead;
    }

    @Override
    public void standAt(Instant instant) {
        standing = true;
        hands = ignored -> instant;
    }

    @Override
    public void goOnFrom(Instant instant) {
        var shift = Duration.between(wall.instant(), instant);
        ahead = shift;
        hands = now -> now.plus(shift);
        standing = false;
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    /** The same hands, read in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        var clock = this;
        return new Clock() {

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return clock.withZone(other);
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        };
    }
}
