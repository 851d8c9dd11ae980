package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.subscription.MonthGrid;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.terms.AbFee;
import fr.allset.tacite.terms.ShortRenewal;
import fr.allset.tacite.terms.Terms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The months a termination leaves in its period, limb by limb as article 5 names them. */
final class RemainingMonths {

    private final SiteTermination termination;
    private final ServicePeriod period;
    private final Terms terms;
    private final LocalDate firstUnservedDay;

    RemainingMonths(SiteTermination termination, ServicePeriod period, Terms terms) {
        this.termination = termination;
        this.period = period;
        this.terms = terms;
        this.firstUnservedDay = terms.readings().effectDay().firstUnservedDay(termination.effectiveDate());
    }

    List<EarlyTerminationFeeLine> lines() {
        return switch (period.kind()) {
            case INITIAL -> present(firstYear(), beyondFirstYear());
            case RENEWAL -> present(window(), beyondWindow());
        };
    }

    Euros total() {
        return switch (period.kind()) {
            case INITIAL -> amount(firstYear()).plus(amount(beyondFirstYear()));
            case RENEWAL -> amount(window()).plus(amount(beyondWindow()));
        };
    }

    /** a) the months left in the first year of the Période Initiale. */
    private @Nullable EarlyTerminationFeeLine firstYear() {
        return line(Clause.FIRST_YEAR, terms.firstYearRatePercent(),
                period.months(), firstUnservedDay, termination.calendar().firstYearEnd(), terms.readings().abFee());
    }

    /** b) the months left in the Période Initiale, beyond its first year. */
    private @Nullable EarlyTerminationFeeLine beyondFirstYear() {
        return line(Clause.BEYOND_FIRST_YEAR, terms.beyondFirstYearRatePercent(),
                period.months(), later(firstUnservedDay, termination.calendar().firstYearEnd()), period.end(), terms.readings().abFee());
    }

    /**
     * c) the fees that would normally have been due for three months from the effective date on: months of their own, unless
     * the renewal's end cuts them short, which leaves months of the renewal.
     */
    private @Nullable EarlyTerminationFeeLine window() {
        var end = shortRenewal().windowEnd(windowEnd(), period.end());
        var months = end.equals(windowEnd()) ? new MonthGrid(firstUnservedDay) : period.months();
        return line(Clause.THREE_MONTHS, terms.renewalWindowRatePercent(), months, firstUnservedDay, end, AbFee.SCHEDULE);
    }

    /** c) the months left in the Période de Reconduction, beyond those three. */
    private @Nullable EarlyTerminationFeeLine beyondWindow() {
        return line(Clause.BEYOND_THREE_MONTHS, terms.beyondWindowRatePercent(),
                period.months(), windowEnd(), period.end(), terms.readings().abFee());
    }

    private LocalDate windowEnd() {
        return firstUnservedDay.plusMonths(terms.renewalWindowMonths());
    }

    /** Once the renewal is refused, no month beyond the term would have been due. */
    private ShortRenewal shortRenewal() {
        return period.end().equals(termination.nonRenewedFrom()) ? ShortRenewal.CAP_AT_PERIOD_END : terms.readings().shortRenewal();
    }

    private @Nullable EarlyTerminationFeeLine line(Clause clause, int ratePercent, MonthGrid months, LocalDate from, LocalDate end,
                                                   AbFee feeReading) {
        if (!from.isBefore(end)) {
            return null;
        }
        return new EarlyTerminationFeeLine(clause, from, end, counted(months, from, end, feeReading), ratePercent, terms.readings().partMonth());
    }

    /** Every month touched by {@code [from, end)}, grouped by fee. */
    private List<MonthsAtFee> counted(MonthGrid months, LocalDate from, LocalDate end, AbFee feeReading) {
        int afterLast = months.indexFrom(end);
        var feeDate = feeReading.feeDate(termination.effectiveDate(), from);
        var fee = termination.fixedFees().feeOn(feeDate);
        var change = changeAfter(feeDate, end, feeReading);
        if (change == null) {
            return List.of(from(from, months, afterLast, fee));
        }
        var groups = new ArrayList<MonthsAtFee>();
        int next = months.indexOn(from);
        for (; change != null; change = changeAfter(change.from(), end, feeReading)) {
            int changed = months.indexFrom(change.from());
            if (changed > next && !change.amount().equals(fee)) {
                groups.add(groups.isEmpty() ? from(from, months, changed, fee) : MonthsAtFee.whole(changed - next, fee));
                next = changed;
            }
            fee = change.amount();
        }
        if (afterLast > next) {
            groups.add(groups.isEmpty() ? from(from, months, afterLast, fee) : MonthsAtFee.whole(afterLast - next, fee));
        }
        return groups;
    }

    /** The months from a day on, of which the first counts in part if it has already begun and the reading says so (T01). */
    private MonthsAtFee from(LocalDate from, MonthGrid months, int afterLast, Euros fee) {
        int first = months.indexOn(from);
        var begun = months.startOf(first);
        if (begun.equals(from)) {
            return MonthsAtFee.whole(afterLast - first, fee);
        }
        var following = months.startOf(first + 1);
        int ofDays = days(begun, following);
        int counted = terms.readings().partMonth().daysCounted(days(from, following), ofDays);
        return counted == ofDays
                ? MonthsAtFee.whole(afterLast - first, fee)
                : new MonthsAtFee(afterLast - first - 1, counted, ofDays, fee);
    }

    /** The next change of fee before {@code end} that the reading lets count (T09, T10). */
    private @Nullable FixedFee changeAfter(LocalDate date, LocalDate end, AbFee feeReading) {
        var change = termination.fixedFees().changeAfter(date);
        boolean counts = change != null && change.from().isBefore(end)
                && feeReading.feeDate(termination.effectiveDate(), change.from()).equals(change.from());
        return counts ? change : null;
    }

    private static Euros amount(@Nullable EarlyTerminationFeeLine line) {
        return line == null ? Euros.ZERO : line.amount();
    }

    private static List<EarlyTerminationFeeLine> present(@Nullable EarlyTerminationFeeLine first, @Nullable EarlyTerminationFeeLine second) {
        return Stream.of(first, second).filter(Objects::nonNull).toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static int days(LocalDate from, LocalDate end) {
        return (int) ChronoUnit.DAYS.between(from, end);
    }
}
