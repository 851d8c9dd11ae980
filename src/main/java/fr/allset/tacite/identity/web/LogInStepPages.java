package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.LogInStep;
import fr.allset.tacite.identity.LogInSteps;
import fr.allset.tacite.identity.Passwords;
import fr.allset.tacite.identity.SecondFactors;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What comes between a right password and the rest of Tacite. Whoever has nothing left to do is sent on. */
@Controller
@RequestMapping("/identification")
class LogInStepPages {

    private static final String ON = "redirect:/identification";

    private final LogInSteps steps;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final RefusalWording sentences;

    LogInStepPages(LogInSteps steps, Passwords passwords, SecondFactors secondFactors, RefusalWording sentences) {
        this.steps = steps;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.sentences = sentences;
    }

    @GetMapping
    String next() {
        return "redirect:" + steps.next().map(LogInStep::page).orElse("/");
    }

    @GetMapping("/code")
    String code() {
        return isAt(LogInStep.CODE) ? "log-in-code" : ON;
    }

    @PostMapping("/code")
    String check(
            @RequestParam String code,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!isAt(LogInStep.CODE)) {
            return ON;
        }
        try {
            secondFactors.check(actor.username(), code, request.getRemoteAddr());
            return "redirect:" + steps.goOn(true, request, response);
        } catch (Refusal refusal) {
            return refused(refusal, "log-in-code", response, model);
        }
    }

    @GetMapping("/mot-de-passe")
    String password() {
        return isAt(LogInStep.PASSWORD) ? "log-in-password" : ON;
    }

    @PostMapping("/mot-de-passe")
    String choosePassword(
            @RequestParam String nouveau,
            @RequestParam String encore,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!isAt(LogInStep.PASSWORD)) {
            return ON;
        }
        try {
            if (!nouveau.equals(encore)) {
                throw Refusal.unprocessable("password-not-repeated", "encore");
            }
            passwords.chooseOwn(actor.username(), nouveau, request.getSession().getId());
            return "redirect:" + steps.goOn(false, request, response);
        } catch (Refusal refusal) {
            return refused(refusal, "log-in-password", response, model);
        }
    }

    @GetMapping("/second-facteur")
    String enrolment(Actor actor, Model model) {
        if (!isAt(LogInStep.ENROLMENT)) {
            return ON;
        }
        SecondFactorPages.addWaiting(secondFactors, actor, model);
        return "log-in-second-factor";
    }

    @PostMapping("/second-facteur")
    String begin(Actor actor, HttpServletResponse response, Model model) {
        if (!isAt(LogInStep.ENROLMENT)) {
            return ON;
        }
        try {
            secondFactors.begin(actor.username());
            return "redirect:" + LogInStep.ENROLMENT.page();
        } catch (Refusal refusal) {
            return refused(refusal, enrolment(actor, model), response, model);
        }
    }

    @PostMapping("/second-facteur/confirmation")
    String confirm(
            @RequestParam String code,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!isAt(LogInStep.ENROLMENT)) {
            return ON;
        }
        try {
            var codes = secondFactors.confirm(
                    actor.username(),
                    code,
                    request.getRemoteAddr(),
                    request.getSession().getId());
            model.addAttribute("codes", codes);
            model.addAttribute("next", steps.goOn(true, request, response));
            return "log-in-recovery-codes";
        } catch (Refusal refusal) {
            return refused(refusal, enrolment(actor, model), response, model);
        }
    }

    private boolean isAt(LogInStep step) {
        return steps.next().filter(step::equals).isPresent();
    }

    private String refused(Refusal refusal, String page, HttpServletResponse response, Model model) {
        response.setStatus(refusal.kind().status());
        model.addAttribute("refusal", sentences.inFrench(refusal));
        return page;
    }
}
