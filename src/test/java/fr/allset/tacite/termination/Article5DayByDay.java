package fr.allset.tacite.termination;

import fr.allset.tacite.terms.Readings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Article 5 once more, walked day by day and month by month: slow, literal, and written without the rule's own calendar. It
 * reads the readings by their names in the worked cases, never by their behaviour.
 */
final class Article5DayByDay {

    record Line(
            String clause,
            LocalDate from,
            LocalDate to,
            BigDecimal months,
            int rate,
            BigDecimal amount,
            Set<BigDecimal> fees) {}

    record Answer(String phase, int renewalIndex, List<Line> lines, BigDecimal total, String waived) {}

    private final SiteTermination facts;
    private final Map<String, String> readings;
    private final LocalDate effective;

    private Article5DayByDay(SiteTermination facts, Readings readings) {
        this.facts = facts;
        this.readings = readings.asMap();
        this.effective = facts.effectiveDate();
    }

    static Answer of(SiteTermination facts, Readings readings) {
        return new Article5DayByDay(facts, readings).answer();
    }

    private Answer answer() {
        var start = facts.calendar().serviceStartDate();
        if (effective.compareTo(start) < 0) {
            return new Answer("before_start", 0, List.of(), new BigDecimal("0.00"), "before_start");
        }
        var firstDay = start;
        var nextFirstDay = monthsLater(start, facts.calendar().initialMonths());
        int index = 0;
        while (effective.compareTo(nextFirstDay) >= 0) {
            firstDay = nextFirstDay;
            nextFirstDay = monthsLater(firstDay, 12);
            index++;
        }
        var phase = index == 0 ? "initial" : "renewal";
        var waived = waived(index, firstDay);
        if (waived != null) {
            return new Answer(phase, index, List.of(), new BigDecimal("0.00"), waived);
        }
        var lines = new ArrayList<Line>();
        var counting = chosen("effectDay", "last_served") ? effective.plusDays(1) : effective;
        if (index == 0) {
            var secondYear = facts.calendar().initialMonths() > 12 ? monthsLater(start, 12) : nextFirstDay;
            addGridLine(lines, "5 a)", 100, firstDay, counting, secondYear, chosen("abFee", "schedule"));
            addGridLine(
                    lines,
                    "5 b)",
                    50,
                    firstDay,
                    counting.compareTo(secondYear) > 0 ? counting : secondYear,
                    nextFirstDay,
                    chosen("abFee", "schedule"));
        } else {
            var threeMonthsOn = monthsLater(counting, 3);
            boolean notRenewed = nextFirstDay.equals(facts.nonRenewedFrom());
            if (threeMonthsOn.compareTo(nextFirstDay) > 0
                    && (notRenewed || chosen("shortRenewal", "cap_at_period_end"))) {
                addGridLine(lines, "5 c) three months", 100, firstDay, counting, nextFirstDay, true);
            } else {
                var sum = BigDecimal.ZERO;
                var fees = new TreeSet<BigDecimal>();
                for (int month = 0; month < 3; month++) {
                    fees.add(feeOn(monthsLater(counting, month)));
                    sum = sum.add(feeOn(monthsLater(counting, month)));
                }
                lines.add(new Line(
                        "5 c) three months",
                        counting,
                        threeMonthsOn.minusDays(1),
                        BigDecimal.valueOf(3),
                        100,
                        sum,
                        fees));
            }
            addGridLine(
                    lines,
                    "5 c) beyond three months",
                    50,
                    firstDay,
                    threeMonthsOn,
                    nextFirstDay,
                    chosen("abFee", "schedule"));
        }
        var total = lines.stream().map(Line::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
        return new Answer(phase, index, lines, total, null);
    }

    private String waived(int index, LocalDate firstDay) {
        var cause = facts.cause().name();
        if (cause.equals("PROVIDER_BREACH") || cause.equals("FORCE_MAJEURE")) {
            return cause.toLowerCase(Locale.ROOT);
        }
        var unserved = chosen("effectDay", "last_served") ? effective.plusDays(1) : effective;
        if (facts.nonRenewedFrom() != null && unserved.compareTo(facts.nonRenewedFrom()) >= 0) {
            return "non_renewal";
        }
        if (index > 0 && firstDay.equals(facts.uninformedRenewal())) {
            return "uninformed";
        }
        return chosen("renewalFirstDay", "term_no_fee") && beginsARenewal(unserved) ? "term" : null;
    }

    private boolean beginsARenewal(LocalDate day) {
        var term = monthsLater(
                facts.calendar().serviceStartDate(), facts.calendar().initialMonths());
        while (term.compareTo(day) < 0) {
            term = monthsLater(term, 12);
        }
        return term.equals(day);
    }

    /** Each day that is left falls in a month of the grid: count the days of each, then weigh each month on its own. */
    private void addGridLine(
            List<Line> lines,
            String clause,
            int rate,
            LocalDate anchor,
            LocalDate from,
            LocalDate end,
            boolean schedule) {
        var daysLeft = new TreeMap<Integer, Integer>();
        var daysInAll = new TreeMap<Integer, Integer>();
        int month = 0;
        var nextMonth = monthsLater(anchor, 1);
        for (var day = anchor; day.compareTo(end) < 0; day = day.plusDays(1)) {
            if (day.equals(nextMonth)) {
                month++;
                nextMonth = monthsLater(anchor, month + 1);
            }
            daysInAll.merge(month, 1, Integer::sum);
            if (day.compareTo(from) >= 0) {
                daysLeft.merge(month, 1, Integer::sum);
            }
        }
        if (daysLeft.isEmpty()) {
            return;
        }
        // a denominator that every length of a month divides
        var common = BigInteger.valueOf(28L * 29 * 30 * 31);
        var months = BigInteger.ZERO;
        var money = BigInteger.ZERO;
        var fees = new TreeSet<BigDecimal>();
        for (var left : daysLeft.entrySet()) {
            var share = chosen("partMonth", "prorata_days")
                    ? common.divide(BigInteger.valueOf(daysInAll.get(left.getKey())))
                            .multiply(BigInteger.valueOf(left.getValue()))
                    : common;
            var monthStart = monthsLater(anchor, left.getKey());
            var fee = feeOn(!schedule ? effective : monthStart.compareTo(from) < 0 ? from : monthStart);
            fees.add(fee);
            months = months.add(share);
            money = money.add(share.multiply(fee.movePointRight(2).toBigIntegerExact()));
        }
        var exactCents = new BigDecimal(money.multiply(BigInteger.valueOf(rate)));
        var amount =
                exactCents.divide(new BigDecimal(common.multiply(BigInteger.valueOf(10_000))), 2, RoundingMode.HALF_UP);
        lines.add(new Line(
                clause,
                from,
                end.minusDays(1),
                new BigDecimal(months)
                        .divide(new BigDecimal(common), new MathContext(60))
                        .setScale(6, RoundingMode.HALF_UP),
                rate,
                amount,
                fees));
    }

    private BigDecimal feeOn(LocalDate date) {
        var entries = facts.fixedFees().fees();
        var fee = entries.get(0).amount().amount();
        for (var entry : entries) {
            if (entry.from().compareTo(date) <= 0) {
                fee = entry.amount().amount();
            }
        }
        return fee;
    }

    private boolean chosen(String reading, String value) {
        return readings.get(reading).equals(value);
    }

    private static LocalDate monthsLater(LocalDate date, int months) {
        int year = date.getYear();
        int month = date.getMonthValue();
        for (int i = 0; i < months; i++) {
            month++;
            if (month == 13) {
                month = 1;
                year++;
            }
        }
        int day = date.getDayOfMonth();
        while (!YearMonth.of(year, month).isValidDay(day)) {
            day--;
        }
        return LocalDate.of(year, month, day);
    }
}
