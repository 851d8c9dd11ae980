package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.SecondFactors;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own second factor. Recovery codes stand in the answer to the code that asked for them, and nowhere else. */
@Controller
@RequestMapping("/compte/second-facteur")
@PreAuthorize("!hasRole('CLIENT')")
class SecondFactorPages {

    private static final String AGAIN = "redirect:/compte/second-facteur";

    private final SecondFactors secondFactors;
    private final RefusalWording sentences;

    SecondFactorPages(SecondFactors secondFactors, RefusalWording sentences) {
        this.secondFactors = secondFactors;
        this.sentences = sentences;
    }

    @GetMapping
    String show(Actor actor, Model model) {
        model.addAttribute(
                "since",
                secondFactors
                        .confirmedSince(actor.username())
                        .map(FrenchMoment::toTheMinute)
                        .orElse(""));
        model.addAttribute("left", secondFactors.recoveryCodesLeft(actor.username()));
        model.addAttribute("required", secondFactors.isRequired());
        addWaiting(secondFactors, actor, model);
        return "second-factor";
    }

    /** What a secret that waits for its first code is shown as. */
    static void addWaiting(SecondFactors secondFactors, Actor actor, Model model) {
        model.addAttribute("ready", secondFactors.isReady());
        secondFactors.waiting(actor.username()).ifPresent(waiting -> {
            model.addAttribute("secret", waiting.secret().replaceAll("(.{4})(?=.)", "$1 "));
            model.addAttribute("qr", QrCode.of(waiting.address()));
        });
    }

    @PostMapping
    String begin(Actor actor, RedirectAttributes answer) {
        try {
            secondFactors.begin(actor.username());
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refusal", sentences.inFrench(refusal));
        }
        return AGAIN;
    }

    @PostMapping("/confirmation")
    String confirm(
            @RequestParam String code,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return codes(
                () -> secondFactors.confirm(
                        actor.username(),
                        code,
                        request.getRemoteAddr(),
                        request.getSession().getId()),
                actor,
                response,
                model);
    }

    @PostMapping("/codes")
    String renewCodes(
            @RequestParam String code,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return codes(
                () -> secondFactors.renewRecoveryCodes(actor.username(), code, request.getRemoteAddr()),
                actor,
                response,
                model);
    }

    @PostMapping("/fin")
    String remove(
            @RequestParam String code,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes answer,
            Model model) {
        try {
            secondFactors.remove(
                    actor.username(),
                    code,
                    request.getRemoteAddr(),
                    request.getSession().getId());
            answer.addFlashAttribute("done", "Votre second facteur est retiré. Vos autres sessions sont fermées.");
            return AGAIN;
        } catch (Refusal refusal) {
            return refused(refusal, actor, response, model);
        }
    }

    private String codes(Supplier<List<String>> made, Actor actor, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("codes", made.get());
            return "recovery-codes";
        } catch (Refusal refusal) {
            return refused(refusal, actor, response, model);
        }
    }

    private String refused(Refusal refusal, Actor actor, HttpServletResponse response, Model model) {
        response.setStatus(refusal.kind().status());
        model.addAttribute("refusal", sentences.inFrench(refusal));
        return show(actor, model);
    }
}
