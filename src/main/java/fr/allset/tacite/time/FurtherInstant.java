package fr.allset.tacite.time;

import fr.allset.tacite.problem.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;

/** Where the clock may be moved to: forward, at most ten years at once, never beyond the calendar. Hours are those of Paris. */
public final class FurtherInstant {

    /** The farthest move at once. */
    public static final int MOST_YEARS = 10;

    private FurtherInstant() {}

    /**
     * The same hour on a later day.
     *
     * @throws Refusal {@code clock-backwards}, {@code clock-too-far}
     */
    public static Instant on(LocalDate day, Clock clock) {
        if (!ContractTime.isNear(day)) {
            throw tooFar("until", clock);
        }
        var hour = LocalTime.ofInstant(clock.instant(), ContractTime.ZONE);
        return checked(day.atTime(hour).atZone(ContractTime.ZONE).toInstant(), "until", clock);
    }

    /**
     * So much later.
     *
     * @param amount as ISO 8601 writes it: {@code P1D}, {@code P1M}, {@code PT4H}
     * @throws Refusal {@code clock-amount-unreadable}, {@code clock-backwards}, {@code clock-too-far}
     */
    public static Instant after(String amount, Clock clock) {
        var read = read(amount);
        try {
            return checked(
                    ZonedDateTime.ofInstant(clock.instant(), ContractTime.ZONE)
                            .plus(read)
                            .toInstant(),
                    "by",
                    clock);
        } catch (DateTimeException | ArithmeticException beyondAllCalendars) {
            throw tooFar("by", clock);
        }
    }

    /**
     * That very instant.
     *
     * @throws Refusal {@code clock-backwards}, {@code clock-too-far}
     */
    public static Instant checked(Instant wanted, String field, Clock clock) {
        var now = clock.instant();
        if (!wanted.isAfter(now)) {
            throw Refusal.unprocessable("clock-backwards", field, today(clock));
        }
        if (wanted.isAfter(farthest(now))) {
            throw tooFar(field, clock);
        }
        return wanted;
    }

    private static TemporalAmount read(String amount) {
        try {
            return amount.contains("T") ? Duration.parse(amount) : Period.parse(amount);
        } catch (DateTimeException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "clock-amount-unreadable", "by", shortened(amount));
        }
    }

    private static String shortened(String amount) {
        return amount.length() <= 40 ? amount : amount.substring(0, 40) + "…";
    }

    private static Refusal tooFar(String field, Clock clock) {
        return Refusal.unprocessable(
                "clock-too-far", field, MOST_YEARS, LocalDate.ofInstant(farthest(clock.instant()), ContractTime.ZONE));
    }

    private static Instant farthest(Instant now) {
        var inTenYears = ZonedDateTime.ofInstant(now, ContractTime.ZONE)
                .plusYears(MOST_YEARS)
                .toInstant();
        var end = ContractTime.startOf(LocalDate.of(ContractTime.LAST_YEAR, 12, 31));
        return inTenYears.isAfter(end) ? end : inTenYears;
    }

    private static LocalDate today(Clock clock) {
        return ContractTime.today(clock);
    }
}
