package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.relevance.Relevance;
import fr.allset.tacite.relevance.RelevanceChange;
import fr.allset.tacite.relevance.RelevanceLine;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import fr.allset.tacite.relevance.RelevanceLines;
import fr.allset.tacite.relevance.RelevanceRequest;
import fr.allset.tacite.relevance.RelevanceRequest.Line;
import fr.allset.tacite.relevance.RelevanceTable;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The table that says which announcements a person assesses (art. 1). Process owners write its lines, and nothing is in force before they
 * say so, with a reason. They see beforehand what the lines would say of typical announcements.
 *
 */
@Controller
@RequestMapping("/bureau/microsoft/pertinence")
class RelevancePages {

    private static final String YES = "oui";
    private static final String NO = "non";
    private static final String ASSESS = "evaluer";
    private static final String FILE = "classer";

    /** A button of one line, as in {@code monter-2}. */
    private static final Pattern OF_A_LINE = Pattern.compile("(monter|descendre|retirer)-(\\d{1,3})");

    private static final Pattern FIELD = Pattern.compile("lines\\[(\\d+)](?:\\.(\\w+))?");

    private final RelevanceTable table;
    private final StaffNames staff;
    private final RefusalWording sentences;

    RelevancePages(RelevanceTable table, StaffNames staff, RefusalWording sentences) {
        this.table = table;
        this.staff = staff;
        this.sentences = sentences;
    }

    /** @param version an earlier one, to be read alone */
    @GetMapping
    String show(@RequestParam(required = false) @Nullable Integer version, HttpServletRequest request, Model model) {
        var inForce = table.inForce();
        if (version != null && version != inForce.number()) {
            var earlier = table.version(version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return page(earlier, inForce, model);
        }
        if (mayChange(request)) {
            draft(typed(inForce.lines()), inForce, "", null, model);
        }
        return page(inForce, inForce, model);
    }

    /** @param fields one of each name for each line, in their order; {@code geste} says which button was pressed */
    @PostMapping
    String change(
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes done,
            HttpServletResponse answer,
            Model model) {
        var inForce = table.inForce();
        var gesture = first(fields, "geste");
        var lines = pressed(gesture, lines(fields));
        var reason = first(fields, "motif");
        Refusal refusal = null;
        if (gesture.equals("appliquer")) {
            try {
                int version = table.change(
                        new RelevanceRequest(number(first(fields, "version")), reason, requested(lines)),
                        actor.username());
                done.addFlashAttribute("done", "La version " + version + " est en vigueur.");
                return "redirect:/bureau/microsoft/pertinence";
            } catch (Refusal refused) {
                answer.setStatus(refused.kind().status());
                refusal = refused;
            }
        }
        draft(lines, inForce, reason, refusal, model);
        return page(inForce, inForce, model);
    }

    // ---- what is read

    private String page(RelevanceTable.Version shown, RelevanceTable.Version inForce, Model model) {
        var changes = table.changes();
        var people = staff.of(changes.stream().map(RelevanceChange::by).toList());
        model.addAttribute("shown", shown.number());
        model.addAttribute("inForce", inForce.number());
        model.addAttribute("since", FrenchMoment.of(shown.deployedAt().truncatedTo(ChronoUnit.MINUTES)));
        model.addAttribute("ofTacite", shown.ofTacite());
        model.addAttribute(
                "otherRelease", !inForce.ofTacite() && !inForce.lines().equals(table.ofThisRelease()));
        model.addAttribute("lines", shown.lines().lines().stream().map(Row::of).toList());
        model.addAttribute(
                "changes",
                changes.stream().map(change -> ChangeRow.of(change, people)).toList());
        return "desk/relevance";
    }

    // ---- what is written

    /** @param refusal null as long as nothing was refused */
    private void draft(
            List<Typed> lines, RelevanceTable.Version inForce, String reason, @Nullable Refusal refusal, Model model) {
        model.addAttribute("draft", lines);
        model.addAttribute("reason", reason);
        model.addAttribute("categories", Category.values());
        model.addAttribute("severities", Severity.values());
        RelevanceLines draft = null;
        var fault = refusal;
        try {
            draft = new RelevanceRequest(0, null, requested(lines)).checked();
        } catch (Refusal atFault) {
            fault = fault == null ? atFault : fault;
        }
        var checked = draft;
        model.addAttribute(
                "examples",
                Example.ALL.stream()
                        .map(example -> ExampleRow.of(example, inForce.lines(), checked))
                        .toList());
        if (fault != null) {
            var field = FIELD.matcher(String.valueOf(fault.field()));
            model.addAttribute("refusal", sentences.inFrench(fault));
            model.addAttribute("refusedLine", field.matches() ? Integer.parseInt(field.group(1)) : -1);
            model.addAttribute(
                    "refusedField", field.matches() ? String.valueOf(field.group(2)) : String.valueOf(fault.field()));
        }
    }

    private List<Typed> pressed(String gesture, List<Typed> lines) {
        var changed = new ArrayList<>(lines);
        var ofALine = OF_A_LINE.matcher(gesture);
        if (ofALine.matches()) {
            int index = Integer.parseInt(ofALine.group(2));
            int other = ofALine.group(1).equals("monter") ? index - 1 : index + 1;
            if (index < changed.size() && ofALine.group(1).equals("retirer")) {
                changed.remove(index);
            } else if (index < changed.size() && other >= 0 && other < changed.size()) {
                Collections.swap(changed, index, other);
            }
        } else if (gesture.equals("ajouter")) {
            changed.add(0, Typed.BLANK);
        } else if (gesture.equals("fournie")) {
            return typed(table.ofThisRelease());
        }
        return changed;
    }

    private static List<Typed> lines(MultiValueMap<String, String> fields) {
        int lines = fields.getOrDefault("because", List.of()).size();
        return IntStream.range(0, lines)
                .mapToObj(i -> new Typed(
                        at(fields, "followed", i),
                        at(fields, "ahead", i),
                        at(fields, "major", i),
                        at(fields, "retirement", i),
                        at(fields, "actionDate", i),
                        at(fields, "category", i),
                        at(fields, "severity", i),
                        at(fields, "assess", i),
                        at(fields, "because", i)))
                .toList();
    }

    private static String at(MultiValueMap<String, String> fields, String name, int index) {
        var values = fields.getOrDefault(name, List.of());
        return index < values.size() ? values.get(index) : "";
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        return at(fields, name, 0);
    }

    /** 0, which no version has, for what is no number. */
    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static List<Line> requested(List<Typed> lines) {
        return lines.stream().map(Typed::requested).toList();
    }

    private static List<Typed> typed(RelevanceLines lines) {
        return RelevanceRequest.typed(lines).stream().map(Typed::of).toList();
    }

    private static boolean mayChange(HttpServletRequest request) {
        return request.isUserInRole(Role.PROCESS_OWNER.name());
    }

    /** A line as it is typed: {@code oui}, {@code non} or nothing. */
    record Typed(
            String followed,
            String ahead,
            String major,
            String retirement,
            String actionDate,
            String category,
            String severity,
            String assess,
            String because) {

        static final Typed BLANK = new Typed("", "", "", "", "", "", "", "", "");

        static Typed of(Line line) {
            return new Typed(
                    word(line.followed()),
                    word(line.ahead()),
                    word(line.major()),
                    word(line.retirement()),
                    word(line.actionDate()),
                    line.category() == null ? "" : line.category(),
                    line.severity() == null ? "" : line.severity(),
                    Boolean.TRUE.equals(line.assess()) ? ASSESS : FILE,
                    line.because() == null ? "" : line.because());
        }

        private static String word(@Nullable Boolean condition) {
            return condition == null ? "" : condition ? YES : NO;
        }

        private static @Nullable Boolean condition(String word) {
            return word.equals(YES) ? Boolean.TRUE : word.equals(NO) ? Boolean.FALSE : null;
        }

        Line requested() {
            return new Line(
                    condition(followed),
                    condition(ahead),
                    condition(major),
                    condition(retirement),
                    condition(actionDate),
                    category,
                    severity,
                    assess.equals(ASSESS) ? Boolean.TRUE : assess.equals(FILE) ? Boolean.FALSE : null,
                    because);
        }
    }

    /** A line as it is read. */
    record Row(String conditions, boolean assess, String because) {

        static Row of(RelevanceLine line) {
            return new Row(line.conditionsInFrench(), line.assess(), line.because());
        }
    }

    record ChangeRow(int version, String at, String by, String reason, List<String> words) {

        static ChangeRow of(RelevanceChange change, Map<String, String> people) {
            return new ChangeRow(
                    change.version(),
                    FrenchMoment.of(change.at().truncatedTo(ChronoUnit.MINUTES)),
                    people.getOrDefault(change.by(), change.by()),
                    change.reason(),
                    change.words().lines().toList());
        }
    }

    /** A typical announcement, on which lines are tried. */
    record Example(String words, ChangeFacts facts) {

        static final List<Example> ALL = List.of(
                of(
                        "Évolution majeure à venir",
                        true,
                        false,
                        false,
                        true,
                        false,
                        Category.PLAN_FOR_CHANGE,
                        Severity.NORMAL),
                of(
                        "Retrait à venir, qui n'est pas signalé comme majeur",
                        false,
                        true,
                        false,
                        true,
                        false,
                        Category.PLAN_FOR_CHANGE,
                        Severity.NORMAL),
                of(
                        "Date limite d'action à venir",
                        false,
                        false,
                        true,
                        true,
                        false,
                        Category.PLAN_FOR_CHANGE,
                        Severity.NORMAL),
                of(
                        "Pour information, à venir",
                        false,
                        false,
                        false,
                        true,
                        false,
                        Category.STAY_INFORMED,
                        Severity.NORMAL),
                of(
                        "Problème à prévenir, de gravité élevée",
                        false,
                        false,
                        false,
                        true,
                        false,
                        Category.PREVENT_OR_FIX_ISSUE,
                        Severity.HIGH),
                of(
                        "Évolution majeure dont les dates sont passées",
                        true,
                        false,
                        false,
                        false,
                        false,
                        Category.PLAN_FOR_CHANGE,
                        Severity.NORMAL),
                of(
                        "Suite d'une annonce dont des clients ont été informés",
                        false,
                        false,
                        false,
                        false,
                        true,
                        Category.STAY_INFORMED,
                        Severity.NORMAL));

        private static Example of(
                String words,
                boolean major,
                boolean retirement,
                boolean actionDate,
                boolean ahead,
                boolean followed,
                Category category,
                Severity severity) {
            return new Example(
                    words,
                    new ChangeFacts(major, retirement, actionDate, ahead, followed, category.word(), severity.word()));
        }
    }

    /** What is said of it now, and what would be. */
    record ExampleRow(String words, String now, String then, boolean differs) {

        /** @param draft null as long as it is at fault */
        static ExampleRow of(Example example, RelevanceLines inForce, @Nullable RelevanceLines draft) {
            var now = inForce.of(example.facts());
            var then = draft == null ? null : draft.of(example.facts());
            return new ExampleRow(
                    example.words(),
                    said(now),
                    then == null ? "" : said(then),
                    then != null && now.assess() != then.assess());
        }

        private static String said(Relevance relevance) {
            return (relevance.assess() ? "À évaluer" : "Classée") + "\u00a0: " + relevance.because();
        }
    }
}
