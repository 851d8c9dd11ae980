package fr.allset.tacite.portal;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The cost of leaving over the days of a range as a picture, in units of a drawing so wide and {@value #HEIGHT} high.
 *
 * @param width  of the drawing
 * @param curve  the path of the steps
 * @param area   the same, closed along the foot
 * @param levels the amounts at the left
 * @param months the months at the foot
 * @param chosen the day that was chosen
 * @param free   the days on which leaving costs nothing
 */
record CostChart(
        int width,
        String curve,
        String area,
        List<Level> levels,
        List<Label> months,
        @Nullable Point chosen,
        List<Point> free) {

    /** On a desk, and on a telephone: a drawing that is shrunk cannot be read. */
    static final int WIDE = 960;

    static final int NARROW = 360;

    static final int HEIGHT = 292;
    private static final int LEFT = 78;
    private static final int MARGIN = 16;
    private static final int TOP = 36;
    private static final int FOOT = 252;
    /** A month in words, with room at its sides. */
    private static final int LABEL = 124;

    /** A step of the cost is that many euros of one of these: 1, 2, 2.5 or 5 times a power of ten. */
    private static final double[] ROUND = {1, 2, 2.5, 5};

    record Level(int y, String amount) {}

    record Label(int x, String text) {}

    /** @param end whether its words stand at its left, where there is no room at its right */
    record Point(int x, int y, String text, boolean end) {}

    CostChart {
        levels = List.copyOf(levels);
        months = List.copyOf(months);
        free = List.copyOf(free);
    }

    /**
     * @param width {@link #WIDE} or {@link #NARROW}
     * @param steps the total from each day on, in order, the first on the first day of the range
     * @param last  the last day of the range
     */
    static CostChart of(int width, List<CostStep> steps, LocalDate last, LocalDate chosen) {
        var scale = new Scale(
                width - MARGIN,
                steps.get(0).from(),
                last,
                steps.stream().map(CostStep::total).max(Euros::compareTo).orElse(Euros.ZERO));
        var curve = new StringBuilder();
        var free = new ArrayList<Point>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            int from = scale.x(step.from());
            int to = i + 1 < steps.size() ? scale.x(steps.get(i + 1).from()) : scale.right();
            int y = scale.y(step.total());
            curve.append(i == 0 ? "M" : "L").append(from).append(' ').append(y);
            curve.append('L').append(to).append(' ').append(y);
            if (step.total().isZero() && step.from().isAfter(steps.get(0).from())) {
                free.add(scale.point(step.from(), step.total()));
            }
        }
        var foot = "L" + scale.right() + " " + FOOT + "L" + LEFT + " " + FOOT + "Z";
        return new CostChart(
                width,
                curve.toString(),
                curve + foot,
                scale.levels(),
                scale.months(),
                CostStep.on(chosen, steps)
                        .filter(step -> !chosen.isAfter(last))
                        .map(step -> scale.point(chosen, step.total()))
                        .orElse(null),
                free);
    }

    private record Scale(int right, LocalDate first, LocalDate last, Euros highest) {

        int x(LocalDate day) {
            long length = Math.max(1, ChronoUnit.DAYS.between(first, last));
            return (int) (LEFT + (right - LEFT) * Math.min(length, ChronoUnit.DAYS.between(first, day)) / length);
        }

        int y(Euros amount) {
            return (int) Math.round(FOOT - (FOOT - TOP) * amount.amount().doubleValue() / top());
        }

        private double step() {
            double third = Math.max(1, highest.amount().doubleValue() / 3);
            double power = Math.pow(10, Math.floor(Math.log10(third)));
            for (double round : ROUND) {
                if (round * power >= third) {
                    return round * power;
                }
            }
            return 10 * power;
        }

        private double top() {
            return 3 * step();
        }

        List<Level> levels() {
            return LongStream.rangeClosed(0, 3)
                    .mapToObj(i -> Euros.ofCents(Math.round(i * step() * 100)))
                    .map(amount -> new Level(y(amount), amount.inFrench().replace(",00", "")))
                    .toList();
        }

        List<Label> months() {
            long all = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last));
            long most = Math.max(1, (right - LEFT) / LABEL);
            long every = Math.max(1, (all + most - 1) / most);
            return LongStream.iterate(1, month -> month <= all, month -> month + every)
                    .mapToObj(month -> YearMonth.from(first).plusMonths(month))
                    .filter(month -> x(month.atDay(1)) <= right - LABEL / 3)
                    .map(month -> new Label(x(month.atDay(1)), FrenchMonth.of(month)))
                    .toList();
        }

        Point point(LocalDate day, Euros total) {
            int x = x(day);
            return new Point(x, y(total), Said.day(day) + " : " + total.inFrench(), x > (LEFT + right) / 2);
        }
    }
}
