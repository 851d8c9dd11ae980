package fr.allset.tacite.testing;

import fr.allset.tacite.time.ClockHands;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The one clock, moved by the test; the engine's clock moves with it, and both stand still between two moves. */
public final class MovableClock extends Clock implements ClockHands {

    /** Where each test begins: Monday 23 November 2026, 10:00 in Paris. */
    public static final LocalDateTime BEGINNING = LocalDateTime.of(2026, 11, 23, 10, 0);

    private volatile Instant now = BEGINNING.atZone(ContractTime.ZONE).toInstant();
    private volatile boolean moved;

    /** Ten in the morning of that day, in Paris. */
    public void moveTo(LocalDate day) {
        moveTo(day.atTime(10, 0).atZone(ContractTime.ZONE).toInstant());
    }

    public void moveTo(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void reset() {
        moveTo(BEGINNING.atZone(ContractTime.ZONE).toInstant());
        moved = false;
    }

    /** As the movement of the demonstration's clock does it. */
    @Override
    public void standAt(Instant instant) {
        moveTo(instant);
        moved = true;
    }

    @Override
    public void goOnFrom(Instant instant) {
        standAt(instant);
    }

    @Override
    public boolean isStanding() {
        return true;
    }

    @Override
    public boolean isMoved() {
        return moved;
    }

    @Override
    public Duration ahead() {
        return Duration.between(Instant.now(), now);
    }

    public LocalDate today() {
        return ContractTime.today(this);
    }

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

    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
