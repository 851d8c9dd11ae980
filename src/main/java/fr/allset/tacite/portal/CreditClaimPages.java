package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.WrittenMonth;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client sees what each month was worth, asks for the credit of a missed one, and reads what was decided (art. 3). */
@Controller
@RequestMapping("/espace/avoirs")
class CreditClaimPages {

    private final CreditFollowing following;
    private final CreditHandling credits;
    private final PortalRefusals refusals;

    CreditClaimPages(CreditFollowing following, CreditHandling credits, PortalRefusals refusals) {
        this.following = following;
        this.credits = credits;
        this.refusals = refusals;
    }

    /** @param abonnement whose months are shown; none: those of the first one */
    @GetMapping
    String list(@RequestParam(defaultValue = "") String abonnement, Actor actor, Model model) {
        model.addAttribute("claims", following.claims(actor));
        model.addAttribute("requests", following.requests(actor));
        model.addAttribute("overview", following.months(abonnement, actor));
        return "portal/credits";
    }

    @GetMapping("/{number}/{month}")
    String month(@PathVariable String number, @PathVariable String month, Actor actor, Model model) {
        try {
            model.addAttribute("credit", following.month(number, WrittenMonth.of(month), actor));
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
        return "portal/credit";
    }

    /** Twice is once: there is one request for each month. */
    @PostMapping("/{number}/{month}")
    String ask(
            @PathVariable String number,
            @PathVariable String month,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        return refusals.settled(
                "/espace/avoirs/" + number + "/" + month,
                () -> credits.request(number, WrittenMonth.of(month), actor),
                answer,
                model,
                () -> month(number, month, actor, model));
    }
}
