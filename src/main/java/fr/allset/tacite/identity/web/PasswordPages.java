package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.PasswordLink;
import fr.allset.tacite.identity.Passwords;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For whoever cannot log in any more: the way to a new password. What is answered never says whether there is such a login. */
@Controller
@RequestMapping("/mot-de-passe")
class PasswordPages {

    private final Passwords passwords;
    private final PasswordLink link;
    private final RefusalWording sentences;

    PasswordPages(Passwords passwords, PasswordLink link, RefusalWording sentences) {
        this.passwords = passwords;
        this.link = link;
        this.sentences = sentences;
    }

    @ModelAttribute("canBeSent")
    boolean canBeSent() {
        return link.canBeSent();
    }

    @GetMapping("/oubli")
    String forgotten() {
        return "password-forgotten";
    }

    @PostMapping("/oubli")
    String send(@RequestParam String identifiant, HttpServletRequest request, RedirectAttributes answer) {
        link.send(identifiant.strip(), request.getRemoteAddr());
        answer.addFlashAttribute("sent", true);
        return "redirect:/mot-de-passe/oubli";
    }

    @GetMapping
    String form() {
        return "password";
    }

    @PostMapping
    String choose(
            @RequestParam String code,
            @RequestParam String nouveau,
            @RequestParam String encore,
            HttpServletRequest request,
            Model model) {
        try {
            if (!nouveau.equals(encore)) {
                throw Refusal.unprocessable("password-not-repeated", "encore");
            }
            passwords.choose(code, nouveau, request.getRemoteAddr());
            return "redirect:/login?mot-de-passe";
        } catch (Refusal refusal) {
            // the code was not used up: it goes back into its field, and nowhere else
            model.addAttribute("code", code);
            model.addAttribute("refusal", sentences.inFrench(refusal));
            return "password";
        }
    }
}
