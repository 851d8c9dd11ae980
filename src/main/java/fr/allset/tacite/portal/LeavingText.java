package fr.allset.tacite.portal;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.termination.QuoteDocument;
import fr.allset.tacite.termination.TerminationCosts;
import fr.allset.tacite.termination.TerminationEstimate;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What leaving costs, on one page: what is free stands above what costs. Amounts exclude tax.
 *
 * @param choices  the subscriptions that can be left
 * @param advice   what refusing a renewal would cost instead, a line for each site; empty where nothing can be refused
 * @param figures  the amounts side by side
 * @param charts   the same picture for a desk and for a telephone
 * @param table    the same as the picture
 * @param readings how the contract's open words are read
 */
record LeavingText(
        List<Choice> choices,
        String day,
        String today,
        String dayInWords,
        String validUntil,
        List<Advice> advice,
        List<Figure> figures,
        List<CostChart> charts,
        String chartInWords,
        List<Step> table,
        Calculation calculation,
        List<String> readings) {

    LeavingText {
        choices = List.copyOf(choices);
        advice = List.copyOf(advice);
        figures = List.copyOf(figures);
        charts = List.copyOf(charts);
        table = List.copyOf(table);
        readings = List.copyOf(readings);
    }

    /** A subscription that can be chosen. */
    record Choice(String number, String site, boolean chosen) {

        static Choice of(Subscription subscription, boolean chosen) {
            return new Choice(subscription.number(), subscription.site().name(), chosen);
        }
    }

    /** Where the renewal of one subscription is refused, and why that is worth it. */
    record Advice(String number, String words) {}

    /** @param note how that amount comes about; null where nothing is to be added */
    record Figure(String name, String amount, @Nullable String note, boolean free) {}

    /** From that day on leaving costs that much. */
    record Step(String from, String total) {}

    /** @param groups one for each site */
    record Calculation(List<Group> groups, String total, String taxes) {

        Calculation {
            groups = List.copyOf(groups);
        }
    }

    /** @param waived why nothing is owed, as a sentence; null when something is */
    record Group(String site, List<Line> lines, @Nullable String waived, String total) {

        Group {
            lines = List.copyOf(lines);
        }
    }

    /** A line; its words begin with its limb of article 5. */
    record Line(
            String words,
            String dates,
            String months,
            String rate,
            @Nullable String monthly,
            String amount) {

        static Line of(QuoteDocument.Line line) {
            return new Line(
                    line.explanation(),
                    FrenchDay.inFigures(line.from()) + " – " + FrenchDay.inFigures(line.to()),
                    FrenchNumber.of(line.months().stripTrailingZeros()),
                    FrenchNumber.of(line.ratePercent()) + " %",
                    line.monthlyFee() == null ? null : line.monthlyFee().inFrench(),
                    line.amount().inFrench());
        }
    }

    /** The lines of a quote, of one asked for or not. */
    static Calculation calculation(
            List<QuoteDocument.Site> sites,
            Map<String, Subscription> named,
            Euros total,
            BigDecimal vatPercent,
            Euros vat,
            Euros taxed) {
        return new Calculation(
                sites.stream()
                        .map(site -> new Group(
                                siteName(site, named),
                                site.lines().stream().map(Line::of).toList(),
                                site.explanation(),
                                site.total().inFrench()))
                        .toList(),
                total.inFrench(),
                Said.of(
                        "leaving.vat",
                        Map.of(
                                "percent",
                                FrenchNumber.of(vatPercent.stripTrailingZeros()),
                                "vat",
                                vat.inFrench(),
                                "total",
                                taxed.inFrench())));
    }

    private static String siteName(QuoteDocument.Site site, Map<String, Subscription> named) {
        var subscription = named.get(site.subscription());
        return (subscription == null ? site.site() : subscription.site().name()) + " · " + site.subscription();
    }

    static LeavingText of(
            Collection<Subscription> leavable,
            Map<String, Subscription> chosen,
            Map<String, TerminationCosts> costs,
            TerminationEstimate estimate,
            LocalDate today,
            LocalDate last) {
        var day = estimate.effectiveDate();
        var steps = CostStep.sum(costs.values());
        var now = steps.get(0).total();
        return new LeavingText(
                leavable.stream()
                        .map(one -> Choice.of(one, chosen.containsKey(one.number())))
                        .toList(),
                day.toString(),
                today.toString(),
                Said.day(day),
                Said.day(estimate.validUntil()),
                advice(chosen, costs),
                figures(costs, steps, estimate, today),
                List.of(
                        CostChart.of(CostChart.WIDE, steps, last, day),
                        CostChart.of(CostChart.NARROW, steps, last, day)),
                Said.of(
                        "leaving.chart",
                        Map.of("now", now.inFrench(), "chosen", estimate.total().inFrench(), "day", Said.day(day))),
                steps.stream()
                        .map(step ->
                                new Step(Said.day(step.from()), step.total().inFrench()))
                        .toList(),
                calculation(
                        estimate.sites(),
                        chosen,
                        estimate.total(),
                        estimate.vatRate().percent(),
                        estimate.vat(),
                        estimate.totalIncludingTax()),
                estimate.conditions().readings().all().stream()
                        .map(Reading::label)
                        .toList());
    }

    private static List<Advice> advice(Map<String, Subscription> chosen, Map<String, TerminationCosts> costs) {
        var advice = new ArrayList<Advice>();
        costs.forEach((number, cost) -> {
            var last = cost.nextFree().lastDayOfNotice();
            var subscription = chosen.get(number);
            if (last != null && subscription != null) {
                advice.add(new Advice(
                        number,
                        Said.of(
                                "leaving.advice",
                                Map.of(
                                        "day",
                                        Said.day(last),
                                        "site",
                                        subscription.site().name(),
                                        "term",
                                        Said.day(cost.nextFree().effectiveDate().minusDays(1))))));
            }
        });
        return advice;
    }

    private static List<Figure> figures(
            Map<String, TerminationCosts> costs, List<CostStep> steps, TerminationEstimate estimate, LocalDate today) {
        var figures = new ArrayList<Figure>();
        figures.add(figure("leaving.now", today, steps.get(0).total(), null));
        var cheapest = steps.stream().min(Comparator.comparing(CostStep::total)).orElseThrow();
        var free = costs.values().iterator().next().nextFree();
        var last = free.lastDayOfNotice();
        if (costs.size() == 1 && last != null) {
            figures.add(figure(
                    "leaving.free",
                    free.effectiveDate().minusDays(1),
                    Euros.ZERO,
                    Said.of("leaving.by-refusal", Map.of("day", Said.day(last)))));
        } else {
            figures.add(figure("leaving.cheapest", cheapest.from(), cheapest.total(), null));
        }
        figures.add(figure("leaving.chosen", estimate.effectiveDate(), estimate.total(), null));
        return figures;
    }

    private static Figure figure(String key, LocalDate day, Euros amount, @Nullable String note) {
        return new Figure(
                Said.of(key, Map.of("day", Said.day(day))),
                amount.inFrench(),
                note == null && amount.isZero() ? Said.of("leaving.without-fee", Map.of()) : note,
                amount.isZero());
    }
}
