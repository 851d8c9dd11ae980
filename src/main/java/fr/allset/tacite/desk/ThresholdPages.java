package fr.allset.tacite.desk;

import fr.allset.tacite.decision.ApprovalRules.Act;
import fr.allset.tacite.decision.Threshold;
import fr.allset.tacite.decision.Threshold.Duty;
import fr.allset.tacite.decision.ThresholdChange;
import fr.allset.tacite.decision.ThresholdChange.Status;
import fr.allset.tacite.decision.Thresholds;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From where on what needs two, for administrators: as it is, as it was, and who changed it. */
@Controller
@RequestMapping("/bureau/seuils")
@PreAuthorize("hasRole('ADMIN')")
class ThresholdPages {

    private static final String ALL = "redirect:/bureau/seuils";

    private final Thresholds thresholds;
    private final StaffNames staff;
    private final RefusalWording sentences;

    ThresholdPages(Thresholds thresholds, StaffNames staff, RefusalWording sentences) {
        this.thresholds = thresholds;
        this.staff = staff;
        this.sentences = sentences;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        return show(actor, Optional.empty(), model);
    }

    private String show(Actor actor, Optional<Form> typed, Model model) {
        var history = thresholds.history();
        var names = staff.of(history.stream()
                .flatMap(change -> Stream.concat(Stream.of(change.proposedBy()), change.decidedBy().stream()))
                .toList());
        model.addAttribute(
                "acts",
                Arrays.stream(Act.values())
                        .map(act -> Row.of(act, thresholds.of(act), typed))
                        .toList());
        model.addAttribute(
                "open",
                history.stream()
                        .filter(change -> change.status() == Status.PROPOSED)
                        .map(change -> Said.of(change, names, actor))
                        .toList());
        model.addAttribute(
                "history",
                history.stream().map(change -> Said.of(change, names, actor)).toList());
        model.addAttribute("another", thresholds.needsAnother(actor.username()));
        return "desk/thresholds";
    }

    /** @param regle {@code JAMAIS}, {@code AU_DELA} with an amount, or {@code TOUJOURS} */
    @PostMapping("/{code}")
    String change(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String regle,
            @RequestParam(defaultValue = "") String montant,
            @RequestParam(defaultValue = "") String motif,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes answer,
            Model model) {
        var act = Arrays.stream(Act.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var faults = new ArrayList<Refusal>();
        var wanted = wanted(regle, montant, faults);
        try {
            StatedReason.of(motif);
        } catch (Refusal noReason) {
            faults.add(noReason);
        }
        if (wanted.isPresent() && faults.isEmpty()) {
            try {
                var change = thresholds.change(act, wanted.get(), motif, actor.username());
                answer.addFlashAttribute(
                        "done",
                        change.status() == Status.PROPOSED
                                ? "Le changement est proposé : un autre administrateur en décide."
                                : "Le seuil est changé.");
                return ALL;
            } catch (Refusal refusal) {
                faults.add(refusal);
            }
        }
        response.setStatus(faults.get(0).kind().status());
        model.addAttribute("faults", faults.stream().map(sentences::inFrench).toList());
        return show(actor, Optional.of(new Form(code, regle, montant, motif)), model);
    }

    private static Optional<Threshold> wanted(String rule, String amount, List<Refusal> faults) {
        try {
            return Optional.of(
                    switch (rule) {
                        case "JAMAIS" -> Threshold.NEVER;
                        case "TOUJOURS" -> Threshold.ALWAYS;
                        case "AU_DELA" ->
                            Threshold.above(Euros.read(amount)
                                    .orElseThrow(() ->
                                            new Refusal(Refusal.Kind.INVALID, "amount-unreadable", "montant", amount)));
                        default -> throw Refusal.unprocessable("threshold-rule-missing", "regle");
                    });
        } catch (Refusal refusal) {
            faults.add(refusal);
            return Optional.empty();
        }
    }

    @PostMapping("/changements/{id}/approbation")
    String approve(@PathVariable long id, Actor actor, RedirectAttributes answer) {
        return decided("Le seuil est changé.", answer, () -> thresholds.approve(id, actor.username()));
    }

    @PostMapping("/changements/{id}/refus")
    String refuse(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String motif,
            Actor actor,
            RedirectAttributes answer) {
        return decided("Le changement est refusé.", answer, () -> thresholds.refuse(id, motif, actor.username()));
    }

    @PostMapping("/changements/{id}/retrait")
    String withdraw(@PathVariable long id, Actor actor, RedirectAttributes answer) {
        return decided("Le changement est retiré.", answer, () -> thresholds.withdraw(id, actor.username()));
    }

    private String decided(String done, RedirectAttributes answer, Runnable decision) {
        try {
            decision.run();
            answer.addFlashAttribute("done", done);
        } catch (Refusal refusal) {
            answer.addFlashAttribute("faults", List.of(sentences.inFrench(refusal)));
        }
        return ALL;
    }

    /** What was typed, for the form that is shown again. */
    record Form(String act, String rule, String amount, String reason) {}

    /**
     * An act, and the form that changes its threshold.
     *
     * @param open whether the form is shown open, because something in it was refused
     */
    record Row(String act, String threshold, String rule, String amount, String reason, boolean open) {

        static Row of(Act act, Threshold threshold, Optional<Form> typed) {
            return typed.filter(form -> form.act().equals(act.name()))
                    .map(form ->
                            new Row(act.name(), threshold.inFrench(), form.rule(), form.amount(), form.reason(), true))
                    .orElseGet(() -> new Row(
                            act.name(),
                            threshold.inFrench(),
                            rule(threshold.duty()),
                            threshold.above().map(Euros::inFrench).orElse(""),
                            "",
                            false));
        }

        private static String rule(Duty duty) {
            return switch (duty) {
                case NEVER -> "JAMAIS";
                case ABOVE -> "AU_DELA";
                case ALWAYS -> "TOUJOURS";
            };
        }
    }

    /** A change as it is read. */
    record Said(
            long id,
            String act,
            String before,
            String after,
            String reason,
            String proposedBy,
            String proposedAt,
            String status,
            @Nullable String decidedBy,
            @Nullable String decidedAt,
            @Nullable String decisionReason,
            boolean own) {

        static Said of(ThresholdChange change, Map<String, String> names, Actor actor) {
            return new Said(
                    change.id(),
                    change.act(),
                    change.before().inFrench(),
                    change.after().inFrench(),
                    change.reason(),
                    names.getOrDefault(change.proposedBy(), change.proposedBy()),
                    FrenchMoment.toTheMinute(change.proposedAt()),
                    status(change),
                    change.decidedBy().map(by -> names.getOrDefault(by, by)).orElse(null),
                    change.decidedAt().map(FrenchMoment::toTheMinute).orElse(null),
                    change.decisionReason().orElse(null),
                    change.proposedBy().equals(actor.username()));
        }

        private static String status(ThresholdChange change) {
            return switch (change.status()) {
                case PROPOSED -> "à décider";
                case IN_FORCE -> change.decidedBy().isPresent() ? "approuvé" : "fait par le seul administrateur";
                case REFUSED -> "refusé";
                case WITHDRAWN -> "retiré";
            };
        }
    }
}
