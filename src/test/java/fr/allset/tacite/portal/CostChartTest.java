package fr.allset.tacite.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.money.Euros;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CostChartTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 30);

    private static CostStep step(int days, String total) {
        return new CostStep(FIRST.plusDays(days), Euros.of(total));
    }

    @Test
    void aDayWithoutAFeeIsNamed() {
        var chart = CostChart.of(
                CostChart.WIDE,
                List.of(step(0, "765.00"), step(91, "0.00"), step(92, "3937.50")),
                FIRST.plusDays(400),
                FIRST.plusDays(105));

        assertThat(chart.free())
                .singleElement()
                .satisfies(free -> assertThat(free.text()).startsWith("1er mars 2027"));
        assertThat(chart.chosen()).isNotNull();
        assertThat(chart.levels()).hasSize(4);
    }

    @Test
    void whatIsFreeOnEveryDayHasAPictureToo() {
        var chart = CostChart.of(CostChart.NARROW, List.of(step(0, "0.00")), FIRST.plusDays(365), FIRST);

        assertThat(chart.levels()).extracting(CostChart.Level::y).isSortedAccordingTo((one, other) -> other - one);
        assertThat(chart.curve()).startsWith("M");
    }

    @Property
    void nothingIsDrawnOutsideOfThePicture(
            @ForAll @IntRange(max = 100_000_000) int cents, @ForAll @IntRange(min = 1, max = 1400) int days) {
        for (int width : List.of(CostChart.WIDE, CostChart.NARROW)) {
            var chart = CostChart.of(
                    width,
                    List.of(new CostStep(FIRST, Euros.ofCents(cents)), new CostStep(FIRST.plusDays(days), Euros.ZERO)),
                    FIRST.plusDays(days + 1),
                    FIRST);

            assertThat(chart.chosen()).satisfies(point -> assertThat(point.y()).isBetween(0, CostChart.HEIGHT));
            assertThat(chart.months()).allSatisfy(month -> assertThat(month.x()).isBetween(0, width));
        }
    }
}
