package fr.allset.tacite.servicehealth;

import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Until when a claim may be made to Microsoft: by the end of the month that follows the one in which the service failed. */
public final class ClaimDeadline {

    private ClaimDeadline() {}

    /** The last day on which it may be made. */
    public static LocalDate of(YearMonth failed) {
        return failed.plusMonths(1).atEndOfMonth();
    }

    /** The last second of that day, in Paris. */
    public static Instant lastMoment(LocalDate dueOn) {
        return ContractTime.startOf(dueOn.plusDays(1)).minusSeconds(1);
    }

    /** Whether it is too late. */
    public static boolean isPast(LocalDate dueOn, LocalDate today) {
        return today.isAfter(dueOn);
    }
}
