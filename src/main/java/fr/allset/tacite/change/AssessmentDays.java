package fr.allset.tacite.change;

import fr.allset.tacite.time.ContractTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Until when a text of Microsoft's is assessed and looked at again. The contract sets no term; customers who are to act need the time
 * that is left.
 */
public final class AssessmentDays {

    static final int ASSESSED_WITHIN = 5;
    static final int REVIEWED_WITHIN = 2;
    /** As many days the customers have to act. */
    static final int LEFT_TO_CUSTOMERS = 14;

    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private AssessmentDays() {}

    /**
     * Five working days, and never later than 14 days before Microsoft's action day; when these have begun, the next working day.
     *
     * @param actionDay Microsoft's; null when it has none
     */
    public static Instant assessedUntil(LocalDate today, @Nullable LocalDate actionDay) {
        var usual = workingDaysAfter(today, ASSESSED_WITHIN);
        if (actionDay == null || actionDay.isBefore(today)) {
            return evening(usual);
        }
        var latest = actionDay.minusDays(LEFT_TO_CUSTOMERS);
        return evening(latest.isBefore(today) ? workingDaysAfter(today, 1) : latest.isBefore(usual) ? latest : usual);
    }

    /** Two working days. */
    public static Instant reviewedUntil(LocalDate today) {
        return evening(workingDaysAfter(today, REVIEWED_WITHIN));
    }

    private static LocalDate workingDaysAfter(LocalDate day, int days) {
        var last = day;
        for (int left = days; left > 0; ) {
            last = last.plusDays(1);
            left -= last.getDayOfWeek() == DayOfWeek.SATURDAY || last.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return last;
    }

    private static Instant evening(LocalDate day) {
        return day.atTime(EVENING).atZone(ContractTime.ZONE).toInstant();
    }
}
