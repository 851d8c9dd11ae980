package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.PrerequisiteAnswer;
import fr.allset.tacite.setup.PrerequisiteList;
import fr.allset.tacite.setup.PrerequisiteState;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client follows its service to come and does its part of it: the documents (art. 1) and the prerequisites (art. 2). */
@Controller
@RequestMapping("/espace/mises-en-service/{number}")
class SetupPages {

    private final SetupHandling setups;
    private final OnlineAcceptance answering;
    private final PortalRefusals refusals;
    private final Clock clock;

    SetupPages(SetupHandling setups, OnlineAcceptance answering, PortalRefusals refusals, Clock clock) {
        this.setups = setups;
        this.answering = answering;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping
    String one(@PathVariable String number, Actor actor, Model model) {
        try {
            var setup = setups.find(number, actor);
            var today = ContractTime.today(clock);
            model.addAttribute("setup", SetupText.of(setup, today));
            model.addAttribute("checklist", PrerequisiteList.inForceOn(today));
            model.addAttribute("file", AcceptanceText.of(setup.file()));
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
        return "portal/setup";
    }

    /**
     * @param document the codes of those that are answered
     * @param reponse  {@code accepter} or {@code refuser}
     */
    @PostMapping("/reponse")
    String answer(
            @PathVariable String number,
            @RequestParam(defaultValue = "") List<String> document,
            @RequestParam(defaultValue = "") String reponse,
            @RequestParam(defaultValue = "") String remarque,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        model.addAttribute("chosen", document);
        model.addAttribute("remark", remarque);
        return refusals.settled(
                "/espace/mises-en-service/" + number,
                () -> answering.answer(number, document, DocumentPages.accepts(reponse), remarque, actor),
                answer,
                model,
                () -> one(number, actor, model));
    }

    /**
     * The prerequisites, each by its code, or all of them met in one gesture.
     *
     * @param fields {@code etat.CODE}, {@code reserve.CODE}; {@code tous} when all are met
     */
    @PostMapping("/prerequis")
    String prerequisites(
            @PathVariable String number,
            @RequestParam Map<String, String> fields,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        model.addAttribute("typed", fields);
        return refusals.settled(
                "/espace/mises-en-service/" + number,
                () -> setups.recordPrerequisitesOnline(number, answers(fields), actor),
                answer,
                model,
                () -> one(number, actor, model));
    }

    private Map<String, PrerequisiteAnswer> answers(Map<String, String> fields) {
        var all = fields.containsKey("tous");
        return PrerequisiteList.inForceOn(ContractTime.today(clock)).items().stream()
                .collect(Collectors.toMap(
                        PrerequisiteList.Item::code,
                        item -> new PrerequisiteAnswer(
                                all ? PrerequisiteState.MET.name() : fields.get("etat." + item.code()),
                                fields.get("reserve." + item.code()))));
    }
}
