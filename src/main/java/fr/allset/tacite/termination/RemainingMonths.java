package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.subscription.MonthGrid;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.terms.AbFee;
import fr.allset.tacite.terms.ShortRenewal;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The months a termination leaves in its period, in the two limbs of article 5. The Période Initiale is split at the end of its
 * first year, a Période de Reconduction three months after the effective date.
 */
final class RemainingMonths {

    private final SiteTermination termination;
    private final ServicePeriod period;
    private final Terms terms;
    private final LocalDate firstUnservedDay;
    private final LocalDate split;

    RemainingMonths(SiteTermination termination, ServicePeriod period, Terms terms) {
        this.termination = termination;
        this.period = period;
        this.terms = terms;
        this.firstUnservedDay = terms.readings().effectDay().firstUnservedDay(termination.effectiveDate());
        this.split = switch (period.kind()) {
            case INITIAL -> termination.calendar().firstYearEnd();
            case RENEWAL -> firstUnservedDay.plusMonths(terms.renewalWindowMonths());
        };
    }

    List<EarlyTerminationFeeLine> lines() {
        var first = first();
        var second = second();
        if (first == null) {
            return second == null ? List.of() : List.of(second);
        }
        return second == null ? List.of(first) : List.of(first, second);
    }

    Euros total() {
        return amount(first()).plus(amount(second()));
    }

    private @Nullable EarlyTerminationFeeLine first() {
        return switch (period.kind()) {
            case INITIAL -> firstYear();
            case RENEWAL -> window();
        };
    }

    private @Nullable EarlyTerminationFeeLine second() {
        return switch (period.kind()) {
            case INITIAL -> beyondFirstYear();
            case RENEWAL -> beyondWindow();
        };
    }

    /** a) the months left in the first year of the Période Initiale. */
    private @Nullable EarlyTerminationFeeLine firstYear() {
        return line(
                Clause.FIRST_YEAR,
                terms.firstYearRatePercent(),
                period.months(),
                firstUnservedDay,
                split,
                terms.readings().abFee());
    }

    /** b) the months left in the Période Initiale, beyond its first year. */
    private @Nullable EarlyTerminationFeeLine beyondFirstYear() {
        return line(
                Clause.BEYOND_FIRST_YEAR,
                terms.beyondFirstYearRatePercent(),
                period.months(),
                later(firstUnservedDay, split),
                period.end(),
                terms.readings().abFee());
    }

    /**
     * c) the fees that would normally have been due for three months from the effective date on. They are months of their own, unless the
     * renewal's end cuts them short, which leaves months of the renewal.
     *
     */
    private @Nullable EarlyTerminationFeeLine window() {
        var end = shortRenewal().windowEnd(split, period.end());
        var months = end.equals(split) ? new MonthGrid(firstUnservedDay) : period.months();
        return line(
                Clause.THREE_MONTHS, terms.renewalWindowRatePercent(), months, firstUnservedDay, end, AbFee.SCHEDULE);
    }

    /** c) the months left in the Période de Reconduction, beyond those three. */
    private @Nullable EarlyTerminationFeeLine beyondWindow() {
        return line(
                Clause.BEYOND_THREE_MONTHS,
                terms.beyondWindowRatePercent(),
                period.months(),
                split,
                period.end(),
                terms.readings().abFee());
    }

    /** Once the renewal is refused, no month beyond the term would have been due. */
    private ShortRenewal shortRenewal() {
        return period.end().equals(termination.nonRenewedFrom())
                ? ShortRenewal.CAP_AT_PERIOD_END
                : terms.readings().shortRenewal();
    }

    private @Nullable EarlyTerminationFeeLine line(
            Clause clause, int ratePercent, MonthGrid months, LocalDate from, LocalDate end, AbFee feeReading) {
        if (!from.isBefore(end)) {
            return null;
        }
        return new EarlyTerminationFeeLine(
                clause,
                from,
                end,
                counted(months, from, end, feeReading),
                ratePercent,
                terms.readings().partMonth());
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
        groups.add(from(from, months, months.indexFrom(change.from()), fee));
        while (change != null) {
            int since = months.indexFrom(change.from());
            var newFee = change.amount();
            change = changeAfter(change.from(), end, feeReading);
            append(groups, (change == null ? afterLast : months.indexFrom(change.from())) - since, newFee);
        }
        return groups;
    }

    /** A fee that changes back, or to itself, or twice in a month, leaves one group. */
    private static void append(List<MonthsAtFee> groups, int wholeMonths, Euros fee) {
        var last = groups.get(groups.size() - 1);
        if (last.monthlyFee().equals(fee)) {
            groups.set(groups.size() - 1, last.plus(wholeMonths));
        } else if (wholeMonths > 0) {
            groups.add(MonthsAtFee.whole(wholeMonths, fee));
        }
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
        boolean counts = change != null
                && change.from().isBefore(end)
                && feeReading
                        .feeDate(termination.effectiveDate(), change.from())
                        .equals(change.from());
        return counts ? change : null;
    }

    private static Euros amount(@Nullable EarlyTerminationFeeLine line) {
        return line == null ? Euros.ZERO : line.amount();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static int days(LocalDate from, LocalDate end) {
        return (int) ChronoUnit.DAYS.between(from, end);
    }
}
