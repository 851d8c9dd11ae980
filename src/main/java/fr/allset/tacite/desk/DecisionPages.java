package fr.allset.tacite.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who decided what, in which role, when, and on which facts. */
@Controller
@RequestMapping("/bureau/decisions")
class DecisionPages {

    private static final int ON_A_PAGE = 25;
    private static final int LAST_PAGE = 1_000_000;

    private final Decisions decisions;
    private final ObjectMapper json;

    DecisionPages(Decisions decisions, ObjectMapper json) {
        this.decisions = decisions;
        this.json = json;
    }

    /** @param page counted from 1, as it is read */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String dossier, Model model) {
        var found = decisions
                .list(Math.min(Math.max(page, 1), LAST_PAGE) - 1, ON_A_PAGE, dossier)
                .map(this::row);
        model.addAttribute("found", found);
        model.addAttribute("dossier", dossier);
        return "desk/decisions";
    }

    /**
     * A decision as the page shows it.
     *
     * @param answer the fields that were typed
     * @param facts  what was shown and decided on
     */
    record Row(
            @Nullable String dossier,
            String title,
            String decidedBy,
            String role,
            String decidedAt,
            List<Fact> answer,
            List<Fact> facts,
            @Nullable String factsHash) {}

    /** A name and what it said. */
    record Fact(String name, String value) {}

    private Row row(Decision decision) {
        return new Row(
                decision.dossier().orElse(null),
                decision.title(),
                decision.decidedBy(),
                decision.role(),
                FrenchMoment.toTheMinute(decision.decidedAt()),
                read(decision.answer()),
                decision.facts().map(this::read).orElse(List.of()),
                decision.factsHash().orElse(null));
    }

    private List<Fact> read(String facts) {
        try {
            return json.readTree(facts).properties().stream()
                    .filter(fact -> !fact.getValue().isNull())
                    .map(fact -> new Fact(
                            fact.getKey(),
                            fact.getValue().isValueNode()
                                    ? fact.getValue().asText()
                                    : fact.getValue().toString()))
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a decision reads what a decision wrote", impossible);
        }
    }
}
