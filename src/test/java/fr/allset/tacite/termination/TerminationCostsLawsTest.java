package fr.allset.tacite.termination;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("The costs of leaving, date by date")
class TerminationCostsLawsTest {

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void holdOnEveryDayOfTheirSteps(
            @ForAll("terminations") SiteTermination termination, @ForAll @IntRange(max = 800) int days) {
        var from = termination.effectiveDate();
        var costs = TerminationCosts.between(from, from.plusDays(days), termination, AnyTermination.DEFAULT_TERMS);

        for (int day = 0; day <= days; day++) {
            var date = from.plusDays(day);
            var fee = EarlyTerminationFee.owedBy(termination.effectiveOn(date), AnyTermination.DEFAULT_TERMS);
            var step = costs.steps().stream()
                    .filter(each -> !each.effectiveDate().isAfter(date))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(step.total())
                    .isEqualTo(fee.total())
                    .isGreaterThanOrEqualTo(costs.cheapest().total());
            assertThat(step.phase()).isEqualTo(fee.phase());
        }
    }

    @Provide
    Arbitrary<SiteTermination> terminations() {
        return AnyTermination.any();
    }
}
