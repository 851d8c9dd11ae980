package fr.allset.tacite.termination.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.termination.TerminationCosts;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.time.ContractTime;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TerminationCostsController {

    private final TerminationHandling terminationHandling;
    private final Clock clock;

    TerminationCostsController(TerminationHandling terminationHandling, Clock clock) {
        this.terminationHandling = terminationHandling;
        this.clock = clock;
    }

    @GetMapping("/api/subscriptions/{number}/termination-costs")
    @Operation(
            summary =
                    "The fee for every date at which it changes, the cheapest date, and the next date at which leaving is free",
            description = "Without dates: from today, for one year. Amounts exclude tax.")
    Costs costs(
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            Actor actor) {
        requireNear("from", from);
        requireNear("to", to);
        var start = from == null ? ContractTime.today(clock) : from;
        var end = to == null ? start.plusYears(1) : to;
        return Costs.of(number, start, end, terminationHandling.costs(number, start, end, actor));
    }

    private static void requireNear(String field, @Nullable LocalDate day) {
        if (day != null && !ContractTime.isNear(day)) {
            throw new Refusal(Refusal.Kind.INVALID, "day-out-of-range", field, ContractTime.LAST_YEAR);
        }
    }

    /** @param changes the first with the range, then one for each date at which the fee changes */
    record Costs(String subscription, LocalDate from, LocalDate to, List<Step> changes, Step cheapest, Free nextFree) {

        static Costs of(String subscription, LocalDate from, LocalDate to, TerminationCosts costs) {
            return new Costs(
                    subscription,
                    from,
                    to,
                    costs.steps().stream().map(Step::of).toList(),
                    Step.of(costs.cheapest()),
                    new Free(
                            costs.nextFree().effectiveDate(),
                            costs.nextFree().by().code(),
                            costs.nextFree().lastDayOfNotice()));
        }
    }

    record Step(LocalDate effectiveDate, String total, String phase) {

        static Step of(TerminationCosts.Step step) {
            return new Step(
                    step.effectiveDate(), step.total().toString(), step.phase().code());
        }
    }

    /**
     * @param by              {@code termination}: on that date it costs nothing; {@code non_renewal}: by refusing the renewal
     * @param lastDayOfNotice the last day to refuse it
     */
    record Free(
            LocalDate effectiveDate, String by, @Nullable LocalDate lastDayOfNotice) {}
}
