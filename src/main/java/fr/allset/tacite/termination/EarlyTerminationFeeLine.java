package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.terms.BegunMonth;
import fr.allset.tacite.typography.Sentence;
import fr.allset.tacite.typography.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One limb of article 5: months left, at a rate of the monthly Frais Fixes. Its amount, its months and its explanation are all
 * made of the same values.
 *
 * @param clause      the limb
 * @param from        the first day counted
 * @param end         the first day after those counted
 * @param counted     the months, in order, grouped by the fee they are counted at; only the first group may hold a part of a month
 * @param ratePercent from 0 to 100
 * @param begunMonth  what a month already begun counts for
 */
public record EarlyTerminationFeeLine(
        Clause clause,
        LocalDate from,
        LocalDate end,
        List<MonthsAtFee> counted,
        int ratePercent,
        BegunMonth begunMonth) {

    private static final int DECIMALS = 6;

    /** Copies {@code counted}. */
    public EarlyTerminationFeeLine {
        counted = List.copyOf(counted);
    }

    /** The last day counted. */
    public LocalDate to() {
        return end.minusDays(1);
    }

    /** The number of months, shown with six decimals, half up; amounts are made of the exact fractions instead. */
    public BigDecimal months() {
        var first = counted.get(0);
        int whole = counted.stream().mapToInt(MonthsAtFee::wholeMonths).sum();
        return shown(whole, first.days(), first.ofDays());
    }

    /** The monthly fee of the whole line, excluding tax; none if it changes on the way. */
    public Optional<Euros> monthlyFee() {
        return counted.size() == 1 ? Optional.of(counted.get(0).monthlyFee()) : Optional.empty();
    }

    /**
     * Months × rate × monthly fee, excluding tax, rounded half up to the cent (D28).
     *
     * @throws ArithmeticException if it does not fit {@link Euros}
     */
    public Euros amount() {
        long wholeMonthsCents = 0;
        for (int i = 0; i < counted.size(); i++) {
            var months = counted.get(i);
            wholeMonthsCents = Math.addExact(
                    wholeMonthsCents, Math.multiplyExact(months.monthlyFee().cents(), months.wholeMonths()));
        }
        var first = counted.get(0);
        long perDayOfMonth = Math.addExact(
                Math.multiplyExact(wholeMonthsCents, first.ofDays()),
                Math.multiplyExact(first.monthlyFee().cents(), first.days()));
        return Euros.ofCents(perDayOfMonth).timesHalfUp(ratePercent, 100L * first.ofDays());
    }

    /** How the amount comes about. */
    public Sentence explanation() {
        var first = counted.get(0);
        return Sentence.of("explanation.fee-line")
                .with("article", clause.article())
                .with("months", months().stripTrailingZeros())
                .with("left", clause.countsMonthsLeft())
                .with("begun", begun())
                .with("reading", begunMonth.remark())
                .with("days", first.days())
                .with("ofDays", first.ofDays())
                .with("where", Sentence.of("explanation.fee-line.where." + clause.name()))
                .with("from", from)
                .with("to", to())
                .with("calculation", monthlyFee().map(this::atOneFee).orElseGet(this::atSeveralFees))
                .with("amount", amount());
    }

    private Sentence atOneFee(Euros monthlyFee) {
        return Sentence.of("explanation.fee-line.one-fee")
                .with("rate", ratePercent)
                .with("fee", monthlyFee);
    }

    private Sentence atSeveralFees() {
        return Sentence.of("explanation.fee-line.several-fees")
                .with("rate", ratePercent)
                .with(
                        "products",
                        new Series(
                                counted.stream()
                                        .map(EarlyTerminationFeeLine::product)
                                        .toList(),
                                " + "));
    }

    private static Sentence product(MonthsAtFee each) {
        return Sentence.of("explanation.fee-line.product")
                .with(
                        "months",
                        shown(each.wholeMonths(), each.days(), each.ofDays()).stripTrailingZeros())
                .with("fee", each.monthlyFee());
    }

    /** Whether a month begun counts in part, counts in a way to be remarked on, or there is none to speak of. */
    private String begun() {
        if (counted.get(0).days() > 0) {
            return "part";
        }
        boolean nothingToRemark = !clause.countsMonthsLeft()
                && from.plusMonths(months().longValue()).equals(end);
        return nothingToRemark ? "none" : "remarked";
    }

    private static BigDecimal shown(int whole, int days, int ofDays) {
        return BigDecimal.valueOf((long) whole * ofDays + days)
                .divide(BigDecimal.valueOf(ofDays), DECIMALS, RoundingMode.HALF_UP);
    }
}
