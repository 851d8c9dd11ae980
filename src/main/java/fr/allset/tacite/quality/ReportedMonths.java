package fr.allset.tacite.quality;

import fr.allset.tacite.availability.AvailabilityInquiry;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The months that a report is about, in order; the last twelve unless somebody states others. */
public record ReportedMonths(YearMonth first, YearMonth last) {

    /** As many as a report holds. */
    public static final int MOST = AvailabilityInquiry.MOST_MONTHS;

    private static final int USUALLY = 12;

    /**
     * @param first null: eleven months before the last
     * @param last  null: the month of {@code today}
     * @throws Refusal when the last month has not begun, lies before the first, or the months are more than {@value #MOST}
     */
    public static ReportedMonths of(@Nullable YearMonth first, @Nullable YearMonth last, LocalDate today) {
        var to = last == null ? YearMonth.from(today) : last;
        if (to.isAfter(YearMonth.from(today))) {
            throw Refusal.unprocessable("month-in-future", "to", to);
        }
        if (!ContractTime.isNear(to.atDay(1))) {
            throw Refusal.unprocessable("months-out-of-range", "to", MOST);
        }
        var from = first == null ? to.minusMonths(USUALLY - 1L) : first;
        if (to.isBefore(from) || !to.isBefore(from.plusMonths(MOST)) || !ContractTime.isNear(from.atDay(1))) {
            throw Refusal.unprocessable("months-out-of-range", "from", MOST);
        }
        return new ReportedMonths(from, to);
    }

    /** Each of them, the first one first. */
    public List<YearMonth> all() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }
}
