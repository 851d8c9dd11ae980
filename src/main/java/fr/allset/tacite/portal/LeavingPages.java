package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.IdempotencyKey;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteInBrief;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationCosts;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What leaving costs (art. 5), the quote for a day, and the client's answer to it. */
@Controller
class LeavingPages {

    /** A range of the picture: the rest of the period and the year after it, at most so many years. */
    private static final int MOST_YEARS = 4;

    private final Subscriptions subscriptions;
    private final TerminationHandling terminations;
    private final PortalRefusals refusals;
    private final Clock clock;

    LeavingPages(Subscriptions subscriptions, TerminationHandling terminations, PortalRefusals refusals, Clock clock) {
        this.subscriptions = subscriptions;
        this.terminations = terminations;
        this.refusals = refusals;
        this.clock = clock;
    }

    // ---- the price of a day

    /**
     * @param abonnement what would be left; none: the first one that can be
     * @param jour       the first day without service; none, or none that exists: today
     */
    @GetMapping("/espace/resilier")
    String leaving(
            @RequestParam(defaultValue = "") List<String> abonnement,
            @RequestParam(defaultValue = "") String jour,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        var today = ContractTime.today(clock);
        var leavable = leavable(actor, today);
        model.addAttribute("key", UUID.randomUUID().toString());
        if (leavable.isEmpty()) {
            return "portal/leaving";
        }
        var chosen = chosen(abonnement, leavable);
        try {
            model.addAttribute("leaving", priced(leavable, chosen, day(jour, today), today, actor));
        } catch (Refusal refusal) {
            refusals.say(refusal, answer, model);
            // the form stands again, with what can be priced in any case
            var first = chosen(List.of(), leavable);
            model.addAttribute("leaving", priced(leavable, first, earliest(first, today), today, actor));
        }
        return "portal/leaving";
    }

    private LeavingText priced(
            List<Subscription> leavable,
            Map<String, Subscription> chosen,
            LocalDate day,
            LocalDate today,
            Actor actor) {
        var numbers = List.copyOf(chosen.keySet());
        var estimate = terminations.estimate(new TerminationRequest(numbers, day), actor);
        var last = last(chosen.values(), day, today);
        var costs = new LinkedHashMap<String, TerminationCosts>();
        chosen.forEach((number, subscription) -> costs.put(number, terminations.costs(subscription, today, last)));
        return LeavingText.of(leavable, chosen, costs, estimate, today, last);
    }

    /** The farthest day of the picture: a year after the first term to come, and not before the day that was chosen. */
    private static LocalDate last(Iterable<Subscription> chosen, LocalDate day, LocalDate today) {
        var last = today.plusYears(1);
        for (var subscription : chosen) {
            var term = subscription
                    .calendar()
                    .periodOn(today)
                    .orElseGet(subscription.calendar()::initialPeriod)
                    .end();
            last = later(last, term.plusYears(1).minusDays(1));
        }
        var farthest = today.plusYears(MOST_YEARS);
        return later(last.isAfter(farthest) ? farthest : last, day);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The first day on which all of them can be left. */
    private static LocalDate earliest(Map<String, Subscription> chosen, LocalDate today) {
        return chosen.values().stream().map(Subscription::serviceStartDate).reduce(today, LeavingPages::later);
    }

    private static LocalDate day(String text, LocalDate today) {
        if (text.isBlank()) {
            return today;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            throw new Refusal(Refusal.Kind.INVALID, "day-unreadable", "jour", text);
        }
    }

    /** What is still to be left: no end is decided, none waits for its day. */
    private List<Subscription> leavable(Actor actor, LocalDate today) {
        var all = subscriptions
                .page(new SubscriptionFilter(actor.customerNumber(), ""), 0, TerminationHandling.MOST_SUBSCRIPTIONS)
                .entries();
        var leaving = terminations
                .inBrief(all.stream().map(Subscription::number).toList())
                .stream()
                .filter(quote -> quote.status() == QuoteStatus.ACCEPTED || quote.status() == QuoteStatus.CONFIRMED)
                .map(QuoteInBrief::subscription)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(subscription -> subscription.endedOn() == null
                        && subscription.plannedEnd() == null
                        && !leaving.contains(subscription.number())
                        && (subscription.nonRenewedFrom() == null
                                || !subscription.nonRenewedFrom().isBefore(today)))
                .toList();
    }

    /** What is not the client's is not there. */
    private static Map<String, Subscription> chosen(List<String> numbers, List<Subscription> leavable) {
        var named =
                leavable.stream().filter(one -> numbers.contains(one.number())).toList();
        return (named.isEmpty() ? leavable.subList(0, 1) : named)
                .stream()
                        .collect(Collectors.toMap(
                                Subscription::number, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    // ---- the quote

    /** @param cle what this form is called: sent twice it asks once */
    @PostMapping("/espace/devis")
    String ask(
            @RequestParam(defaultValue = "") List<String> abonnement,
            @RequestParam(defaultValue = "") String jour,
            @RequestParam(defaultValue = "") String cle,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        try {
            var once = IdempotencyKey.ofForm(cle);
            var request = new TerminationRequest(abonnement, day(jour, ContractTime.today(clock)));
            var quote = once.once(key -> terminations.request(request, actor, key));
            return "redirect:/espace/devis/" + quote.number();
        } catch (Refusal refusal) {
            refusals.say(refusal, answer, model);
            return leaving(abonnement, "", actor, answer, model);
        }
    }

    @GetMapping("/espace/devis/{number}")
    String quote(@PathVariable String number, Actor actor, Model model) {
        TerminationQuote quote;
        try {
            quote = terminations.find(number, actor);
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
        var named = subscriptions.findAll(quote.subscriptions()).stream()
                .collect(Collectors.toMap(Subscription::number, Function.identity()));
        model.addAttribute(
                "quote",
                QuoteText.of(
                        quote,
                        terminations.read(quote),
                        terminations.events(number),
                        named,
                        ContractTime.today(clock)));
        return "portal/quote";
    }

    /** @param compris the box that says that the consequence was read */
    @PostMapping("/espace/devis/{number}/acceptation")
    String accept(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String compris,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        return refusals.confirmed(
                compris,
                "quote.tick",
                "/espace/devis/" + number,
                () -> terminations.acceptOnline(number, actor),
                answer,
                model,
                () -> quote(number, actor, model));
    }

    /** The client declines, or takes its acceptance back as long as nobody has decided on it. */
    @PostMapping("/espace/devis/{number}/refus")
    String decline(@PathVariable String number, Actor actor, HttpServletResponse answer, Model model) {
        return refusals.settled(
                "/espace/devis/" + number,
                () -> terminations.declineOnline(number, actor),
                answer,
                model,
                () -> quote(number, actor, model));
    }
}
