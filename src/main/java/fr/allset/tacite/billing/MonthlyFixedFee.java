package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.terms.CivilMonthProration;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.Sentence;
import fr.allset.tacite.typography.Series;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Frais Fixes of one subscription for one civil month (art. 6: payable monthly, in advance). The text is silent on a month that
 * is served in part and on a fee that changes inside a month. The first is data of the terms ({@link CivilMonthProration}). The
 * second is read like the first: each fee counts for its days over the days of the month, and the sum is rounded once. So a month
 * split by a change to the same fee costs what it costs unsplit.
 *
 * @param parts        the days charged, in order, grouped by the fee in force; none when nothing is due
 * @param partialMonth what a month that is served in part counts for
 */
public record MonthlyFixedFee(YearMonth month, List<DaysAtFee> parts, CivilMonthProration partialMonth) {

    /**
     * Days in a row at one fee.
     *
     * @param from       the first day
     * @param end        the first day after them
     * @param monthlyFee excluding tax
     */
    public record DaysAtFee(LocalDate from, LocalDate end, Euros monthlyFee) {

        /** At least 1. */
        public int days() {
            return (int) (end.toEpochDay() - from.toEpochDay());
        }

        /** The last day. */
        public LocalDate to() {
            return end.minusDays(1);
        }
    }

    /** Copies {@code parts}. */
    public MonthlyFixedFee {
        parts = List.copyOf(parts);
    }

    /**
     * What is due for {@code month}.
     *
     * @param start        the first day served, or charged if that is later
     * @param end          the first day no longer served; null as long as no end is known
     * @param fees         the monthly fees as they change
     * @param partialMonth of the terms that the contract was signed under
     */
    public static MonthlyFixedFee dueFor(
            YearMonth month,
            LocalDate start,
            @Nullable LocalDate end,
            FixedFeeSchedule fees,
            CivilMonthProration partialMonth) {
        var firstDay = month.atDay(1);
        var nextMonth = month.plusMonths(1).atDay(1);
        var from = start.isAfter(firstDay) ? start : firstDay;
        var until = end != null && end.isBefore(nextMonth) ? end : nextMonth;
        if (!from.isBefore(until)) {
            return new MonthlyFixedFee(month, List.of(), partialMonth);
        }
        int served = (int) (until.toEpochDay() - from.toEpochDay());
        boolean asAWhole = partialMonth.daysCharged(served, month.lengthOfMonth()) == month.lengthOfMonth();
        return new MonthlyFixedFee(
                month, atTheirFees(asAWhole ? firstDay : from, asAWhole ? nextMonth : until, fees), partialMonth);
    }

    private static List<DaysAtFee> atTheirFees(LocalDate from, LocalDate until, FixedFeeSchedule fees) {
        var parts = new ArrayList<DaysAtFee>();
        for (var day = from; day.isBefore(until); ) {
            var change = fees.changeAfter(day);
            var end = change != null && change.from().isBefore(until) ? change.from() : until;
            parts.add(new DaysAtFee(day, end, fees.feeOn(day)));
            day = end;
        }
        return parts;
    }

    /** Excluding tax, rounded once, half a cent upwards; never negative. */
    public Euros amount() {
        long centDays = 0;
        for (var part : parts) {
            centDays =
                    Math.addExact(centDays, Math.multiplyExact(part.monthlyFee().cents(), part.days()));
        }
        return Euros.ofCents(centDays).timesHalfUp(1, month.lengthOfMonth());
    }

    /** Whether each day of the month is charged. */
    public boolean isWhole() {
        return parts.stream().mapToInt(DaysAtFee::days).sum() == month.lengthOfMonth();
    }

    /** How the amount comes about. */
    public Sentence explanation() {
        var sentence = Sentence.of(
                        "explanation.fixed-fee." + (parts.isEmpty() ? "none" : isOneWholePart() ? "whole" : "parts"))
                .with("ofMonth", FrenchMonth.after(month))
                .with("amount", amount());
        return parts.isEmpty() || isOneWholePart()
                ? sentence
                : sentence.with(
                                "products",
                                new Series(parts.stream().map(this::product).toList(), " + "))
                        .with("whole", isWhole())
                        .with("from", parts.get(0).from())
                        .with("to", parts.get(parts.size() - 1).to())
                        .with("rule", partialMonth.remark())
                        .with("fees", parts.size());
    }

    private boolean isOneWholePart() {
        return parts.size() == 1 && isWhole();
    }

    private Sentence product(DaysAtFee part) {
        return Sentence.of("explanation.fixed-fee.product")
                .with("days", part.days())
                .with("ofDays", month.lengthOfMonth())
                .with("fee", part.monthlyFee());
    }
}
