package fr.allset.tacite.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days and instants of the contract, in Europe/Paris (reading D25). */
public final class ContractTime {

    /** The zone in which the contract's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** Far enough for every calendar, near enough for every database. */
    public static final int LAST_YEAR = 2999;

    private ContractTime() {}

    /** The contract's day at the instant that the clock shows. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The instant at which the day begins in Paris. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** Whether a calendar can be asked about the day, wherever it comes from. */
    public static boolean isNear(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= LAST_YEAR;
    }
}
