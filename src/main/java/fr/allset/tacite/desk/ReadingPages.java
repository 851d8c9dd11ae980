package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.ReadingChoices;
import fr.allset.tacite.subscription.ReadingChoices.Choice;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.ChosenReadings;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.ReadingRegister;
import fr.allset.tacite.terms.ReadingRegister.Entry;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How one contract reads the clauses that allow several readings, who chose it and why; account managers amend it. */
@Controller
@RequestMapping("/bureau/abonnements/{number}/lectures")
class ReadingPages {

    private final Subscriptions subscriptions;
    private final ReadingChoices choices;
    private final TermsCatalogue terms;
    private final StaffNames staff;
    private final RefusalWording sentences;

    ReadingPages(
            Subscriptions subscriptions,
            ReadingChoices choices,
            TermsCatalogue terms,
            StaffNames staff,
            RefusalWording sentences) {
        this.subscriptions = subscriptions;
        this.choices = choices;
        this.terms = terms;
        this.staff = staff;
        this.sentences = sentences;
    }

    @GetMapping
    String show(@PathVariable String number, HttpServletRequest request, Model model) {
        var subscription = subscription(number);
        return show(subscription, subscription.agreedTerms().readings().values(), "", request, model);
    }

    private String show(
            Subscription subscription,
            Map<String, String> chosen,
            String reason,
            HttpServletRequest request,
            Model model) {
        var version = terms.byVersion(subscription.termsVersion());
        var ofVersion = Stream.concat(
                        version.readings().all().stream(), version.serviceQuality().readings().all().stream())
                .collect(Collectors.toMap(Reading::key, reading -> reading));
        var history = choices.of(subscription.number());
        var names = staff.of(history.stream().map(Choice::by).toList());
        model.addAttribute("number", subscription.number());
        model.addAttribute("customer", subscription.customer().name());
        model.addAttribute("terms", version.title() + " (" + version.version() + ")");
        model.addAttribute(
                "clauses",
                ReadingRegister.entries().stream()
                        .map(entry -> Clause.of(entry, ofVersion, chosen))
                        .toList());
        model.addAttribute(
                "history",
                history.stream().map(choice -> Said.of(choice, names)).toList());
        model.addAttribute("reason", reason);
        model.addAttribute(
                "mayChoose", request.isUserInRole(Role.ACCOUNT_MANAGER.name()) && subscription.endedOn() == null);
        return "desk/readings";
    }

    private Subscription subscription(String number) {
        return subscriptions.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** @param answer by the key of each clause, empty where the contract reads it as its terms do */
    @PostMapping
    String choose(
            @PathVariable String number,
            @RequestParam Map<String, String> answer,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var subscription = subscription(number);
        var chosen = ReadingRegister.entries().stream()
                .filter(entry -> !answer.getOrDefault(entry.key(), "").isBlank())
                .collect(Collectors.toMap(
                        Entry::key,
                        entry -> answer.getOrDefault(entry.key(), "").strip()));
        var written = chosen.entrySet().stream()
                .map(choice -> choice.getKey() + "=" + choice.getValue())
                .collect(Collectors.joining(";"));
        var reason = answer.getOrDefault("motif", "");
        var faults = new ArrayList<Refusal>();
        tried(() -> ReadingChoices.read(written), faults);
        tried(() -> StatedReason.of(reason), faults);
        if (faults.isEmpty()) {
            tried(() -> choices.choose(number, written, reason, actor.username()), faults);
        }
        if (faults.isEmpty()) {
            next.addFlashAttribute(
                    "done", "Les lectures sont enregistrées : elles valent pour ce qui se calcule désormais.");
            next.addAttribute("number", number);
            return "redirect:/bureau/abonnements/{number}/lectures";
        }
        response.setStatus(faults.get(0).kind().status());
        model.addAttribute("faults", faults.stream().map(sentences::inFrench).toList());
        return show(subscription, chosen, reason, request, model);
    }

    private static void tried(Runnable attempt, List<Refusal> faults) {
        try {
            attempt.run();
        } catch (Refusal refusal) {
            faults.add(refusal);
        }
    }

    /**
     * A clause with the ways of reading it.
     *
     * @param ofTerms how the version of the terms reads it
     * @param value   what the contract has chosen; empty when it reads it as its terms do
     * @param days    whether a number of days is typed
     */
    record Clause(
            String entry,
            String key,
            String ofTerms,
            String inForce,
            String value,
            boolean days,
            List<Option> options) {

        static Clause of(Entry entry, Map<String, Reading> ofVersion, Map<String, String> chosen) {
            var ofTerms = ofVersion.get(entry.key());
            var value = chosen.getOrDefault(entry.key(), "");
            var label = ofTerms == null ? "" : ofTerms.label();
            return new Clause(
                    entry.entry(),
                    entry.key(),
                    label,
                    entry.choice(value).map(Reading::label).orElse(label),
                    value,
                    entry.takesDays(),
                    entry.choices().stream().map(Option::of).toList());
        }
    }

    record Option(String value, String label) {

        static Option of(Reading reading) {
            return new Option(reading.value(), reading.label());
        }
    }

    /** A choice as it is read. */
    record Said(String at, String by, String reason, List<String> readings) {

        static Said of(Choice choice, Map<String, String> names) {
            return new Said(
                    FrenchMoment.toTheMinute(choice.at()),
                    names.getOrDefault(choice.by(), choice.by()),
                    choice.reason(),
                    sentences(choice.readings()));
        }

        private static List<String> sentences(ChosenReadings readings) {
            return readings.all().stream()
                    .map(reading -> reading.entry() + " " + reading.label())
                    .toList();
        }
    }
}
