package fr.allset.tacite.portal;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.termination.TerminationCosts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What leaving several sites at once costs from one day to the eve of the next step, excluding tax. */
record CostStep(LocalDate from, Euros total) {

    /** The sum of the costs of each, in the order of the days; the costs begin on one and the same day. */
    static List<CostStep> sum(Collection<TerminationCosts> costs) {
        var days = new TreeSet<LocalDate>();
        costs.forEach(one -> one.steps().forEach(step -> days.add(step.effectiveDate())));
        var sums = new ArrayList<CostStep>();
        for (var day : days) {
            var total = Euros.sum(costs.stream().map(one -> on(day, one)).toList());
            if (sums.isEmpty() || !total.equals(sums.get(sums.size() - 1).total())) {
                sums.add(new CostStep(day, total));
            }
        }
        return List.copyOf(sums);
    }

    private static Euros on(LocalDate day, TerminationCosts costs) {
        return costs.steps().stream()
                .filter(step -> !step.effectiveDate().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(TerminationCosts.Step::total)
                .orElseThrow();
    }

    /** The step that holds on {@code day}; none before the first one. */
    static Optional<CostStep> on(LocalDate day, List<CostStep> steps) {
        return steps.stream().filter(step -> !step.from().isAfter(day)).reduce((earlier, later) -> later);
    }
}
