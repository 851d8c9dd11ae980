package fr.allset.tacite.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The one clock")
class ShiftedClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final Instant LATER = Instant.parse("2031-11-23T11:00:00Z");

    private final Wall wall = new Wall();
    private final ShiftedClock clock = new ShiftedClock(wall, Duration.ZERO);

    @Test
    void showsTheTimeOnTheWallUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.isMoved()).isFalse();
    }

    @Test
    void standsWhereItIsPut() {
        clock.standAt(LATER);
        wall.now = NOON.plusSeconds(60);

        assertThat(clock.instant()).isEqualTo(LATER);
        assertThat(clock.withZone(ZoneOffset.UTC).instant()).isEqualTo(LATER);
        assertThat(clock.isStanding()).isTrue();
        assertThat(clock.isMoved()).isTrue();
    }

    @Test
    void goesOnFromThere() {
        clock.standAt(LATER);
        wall.now = NOON.plusSeconds(60);
        clock.goOnFrom(LATER);
        wall.now = NOON.plusSeconds(90);

        assertThat(clock.instant()).isEqualTo(LATER.plusSeconds(30));
        assertThat(clock.ahead()).isEqualTo(Duration.between(NOON.plusSeconds(60), LATER));
        assertThat(clock.isStanding()).isFalse();
    }

    @Test
    void goesOnAfterARestartFromWhereItsLastMoveHasLeftIt() {
        var last = move();

        var restarted = ClockConfiguration.startingFrom(Optional.of(last), new ClockSettings(true), false);

        assertThat(restarted.ahead()).isEqualTo(Duration.between(last.reachedAt(), last.reached()));
        assertThat(restarted.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
    }

    /** As finely as timers and stored instants do, so that what was planned for an instant is due when it has come. */
    @Test
    void showsWholeMilliseconds() {
        var started = ClockConfiguration.startingFrom(Optional.empty(), new ClockSettings(true), false);

        assertThat(Stream.generate(started::instant).limit(100)).allMatch(now -> now.getNano() % 1_000_000 == 0);
    }

    @Test
    void isNotMovedInProduction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ClockConfiguration.startingFrom(Optional.empty(), new ClockSettings(true), true))
                .withMessageContaining("tacite.clock.movable=true is for demonstrations");
        assertThat(ClockConfiguration.startingFrom(Optional.empty(), new ClockSettings(false), true)
                        .isMoved())
                .isFalse();
    }

    @Test
    void neverRunsBackwardsByASetting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ClockConfiguration.startingFrom(Optional.of(move()), new ClockSettings(false), false))
                .withMessageContaining("time would run backwards");
    }

    private static ClockMove move() {
        return new ClockMove(1, "pilote", NOON, LATER, LATER, NOON, NOON.plusSeconds(10), 3, 0, 1, true, null);
    }

    private static final class Wall extends Clock {

        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ContractTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
