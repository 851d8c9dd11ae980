package fr.allset.tacite.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.DossierRepairs;
import fr.allset.tacite.lifecycle.Repairs;
import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletResponse;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/** What process owners repair in a dossier: each has its name, its reason and its trace, and nothing is moved by hand. */
@Controller
@RequestMapping("/bureau/reparations/{businessKey}")
class RepairPages {

    private final DossierRepairs repairs;
    private final RefusalWording sentences;
    private final StaffNames names;
    private final ObjectMapper json;

    RepairPages(DossierRepairs repairs, RefusalWording sentences, StaffNames names, ObjectMapper json) {
        this.json = json;
        this.repairs = repairs;
        this.sentences = sentences;
        this.names = names;
    }

    @GetMapping
    String show(@PathVariable("businessKey") String dossier, Model model) {
        Repairs found;
        try {
            found = repairs.of(dossier);
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        model.addAttribute("dossier", dossier);
        model.addAttribute(
                "reminders", found.reminders().stream().map(Reminder::of).toList());
        model.addAttribute(
                "terminations", found.terminations().stream().map(Stop::of).toList());
        model.addAttribute("setups", found.setups().stream().map(Stop::of).toList());
        model.addAttribute("failing", found.failing().stream().map(Failing::of).toList());
        var done = repairs.done(found);
        var people = names.of(done.stream().map(Decision::decidedBy).toList());
        model.addAttribute("done", done.stream().map(one -> done(one, people)).toList());
        return "desk/repairs";
    }

    /**
     * @param rappel which reminder
     * @param vu     the day on which it was planned when the page was shown
     * @param jour   the day to which it is postponed
     */
    @PostMapping("/report")
    String postpone(
            @PathVariable("businessKey") String dossier,
            @RequestParam(defaultValue = "") String rappel,
            @RequestParam(defaultValue = "") String vu,
            @RequestParam(defaultValue = "") String jour,
            @RequestParam(defaultValue = "") String motif,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes answer,
            Model model) {
        var typed = new Typed(rappel, jour, motif);
        var faults = new ArrayList<Refusal>();
        if (motif.isBlank()) {
            faults.add(Refusal.unprocessable("postponement-reason-missing", "motif"));
        }
        var day = day(jour, faults);
        // whoever has sent no day that was shown has seen none
        var shown = day(vu, new ArrayList<>());
        return repaired(
                dossier,
                typed,
                faults,
                () -> repairs.postpone(dossier, rappel, shown, day, motif, actor),
                "Le rappel est reporté.",
                response,
                answer,
                model);
    }

    @PostMapping("/annulation")
    String cancel(
            @PathVariable("businessKey") String dossier,
            @RequestParam(defaultValue = "") String numero,
            @RequestParam(defaultValue = "") String motif,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes answer,
            Model model) {
        return repaired(
                dossier,
                new Typed(numero, "", motif),
                List.of(),
                () -> repairs.cancelTermination(numero, motif, actor),
                "La résiliation est annulée ; le Client en est informé.",
                response,
                answer,
                model);
    }

    @PostMapping("/abandon")
    String abandon(
            @PathVariable("businessKey") String dossier,
            @RequestParam(defaultValue = "") String motif,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes answer,
            Model model) {
        return repaired(
                dossier,
                new Typed(dossier, "", motif),
                List.of(),
                () -> repairs.abandonSetup(dossier, motif, actor),
                "La mise en service est abandonnée ; le Client en est informé.",
                response,
                answer,
                model);
    }

    private String repaired(
            String dossier,
            Typed typed,
            List<Refusal> faults,
            Runnable repair,
            String done,
            HttpServletResponse response,
            RedirectAttributes answer,
            Model model) {
        var said = new ArrayList<>(faults.stream().map(sentences::inFrench).toList());
        int status = faults.isEmpty() ? 0 : faults.get(0).kind().status();
        if (faults.isEmpty()) {
            try {
                repair.run();
                answer.addFlashAttribute("told", done);
                return "redirect:/bureau/reparations/{businessKey}";
            } catch (Refusal refusal) {
                said.add(sentences.inFrench(refusal));
                status = refusal.kind().status();
            } catch (Overtaken overtaken) {
                said.add(sentences.inFrench(overtaken));
                status = HttpStatus.CONFLICT.value();
            }
        }
        response.setStatus(status);
        model.addAttribute("faults", said);
        model.addAttribute("typed", typed);
        return show(dossier, model);
    }

    private static LocalDate day(String day, List<Refusal> faults) {
        try {
            return LocalDate.parse(day.strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(new Refusal(Refusal.Kind.INVALID, "reminder-day-unreadable", "jour"));
            return LocalDate.MIN;
        }
    }

    /** What was typed, for the form that is shown again. */
    record Typed(String key, String day, String reason) {}

    /** A reminder as the page shows it; {@code first} and {@code latest} are the days to which it may be postponed. */
    record Reminder(
            String key,
            String words,
            String plannedOn,
            String shown,
            String first,
            String latest,
            boolean postponable) {

        static Reminder of(Repairs.Postponable reminder) {
            var planned = reminder.planned();
            return new Reminder(
                    reminder.key(),
                    reminder.words(),
                    FrenchDay.inFigures(planned.day()),
                    planned.day().toString(),
                    planned.day().plusDays(1).toString(),
                    planned.latest().toString(),
                    planned.isPostponable());
        }

        public String until() {
            return FrenchDay.inFigures(LocalDate.parse(latest));
        }
    }

    /** Something that can be stopped. */
    record Stop(String number, String day) {

        static Stop of(Repairs.Stoppable stoppable) {
            return new Stop(stoppable.number(), FrenchDay.inFigures(stoppable.day()));
        }
    }

    /** A process with a step that has failed. */
    record Failing(String id, String name) {

        static Failing of(DossierProcess process) {
            return new Failing(process.id(), process.name());
        }
    }

    /**
     * A repair that was made.
     *
     * @param day the day to which a reminder was postponed; null for what was stopped
     */
    record Done(
            String at,
            String by,
            String title,
            String number,
            @Nullable String day,
            String reason) {}

    private Done done(Decision decision, Map<String, String> people) {
        JsonNode answer;
        try {
            answer = json.readTree(decision.answer());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a decision reads what a decision wrote", impossible);
        }
        return new Done(
                FrenchMoment.toTheMinute(decision.decidedAt()),
                people.getOrDefault(decision.decidedBy(), decision.decidedBy()),
                decision.title(),
                decision.dossier().orElse(""),
                answer.hasNonNull("day")
                        ? FrenchDay.inFigures(LocalDate.parse(answer.get("day").asText()))
                        : null,
                answer.path("reason").asText());
    }
}
