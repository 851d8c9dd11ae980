package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
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
            model.addAttribute("setup", SetupText.of(setup, ContractTime.today(clock)));
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
}
