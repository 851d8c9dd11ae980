package fr.allset.tacite.time;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration
class ClockConfiguration {

    private static final Profiles PRODUCTION = Profiles.of("postgresql");

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    @DependsOn("databaseZone") // and so before the engine, which asks for the clock
    ShiftedClock clock(ClockMoves moves, ClockSettings settings, Environment environment) {
        return startingFrom(moves.last(), settings, environment.acceptsProfiles(PRODUCTION));
    }

    /** Where the last move has left the clock, in whole milliseconds: the engine's timers and the stored instants know no finer ones. */
    static ShiftedClock startingFrom(Optional<ClockMove> lastMove, ClockSettings settings, boolean production) {
        if (settings.movable() && production) {
            throw new IllegalStateException(
                    "tacite.clock.movable=true is for demonstrations: production does not move its clock."
                            + " Take the setting away, or start without the profile postgresql.");
        }
        if (lastMove.isPresent() && !settings.movable()) {
            throw new IllegalStateException(
                    ("The clock of this database has been moved to %s by %s, and tacite.clock.movable is"
                                    + " false: time would run backwards. Start with tacite.clock.movable=true, or with another database.")
                            .formatted(lastMove.get().reached(), lastMove.get().movedBy()));
        }
        return new ShiftedClock(
                Clock.tickMillis(ContractTime.ZONE),
                lastMove.map(ClockMove::ahead).orElse(Duration.ZERO));
    }
}
