package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.OpenSession;
import fr.allset.tacite.identity.OpenSessions;
import fr.allset.tacite.identity.Passwords;
import fr.allset.tacite.identity.SecondFactors;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own login: its password, and where one is logged in. */
@Controller
@RequestMapping("/compte")
class AccountPages {

    private static final String AGAIN = "redirect:/compte";

    private final Logins logins;
    private final Passwords passwords;
    private final OpenSessions sessions;
    private final SecondFactors secondFactors;
    private final RefusalWording sentences;

    AccountPages(
            Logins logins,
            Passwords passwords,
            OpenSessions sessions,
            SecondFactors secondFactors,
            RefusalWording sentences) {
        this.logins = logins;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.sentences = sentences;
    }

    @GetMapping
    String show(Actor actor, Model model, HttpServletRequest request) {
        var login = logins.find(actor.username()).orElseThrow();
        model.addAttribute("login", login);
        model.addAttribute("emailAddress", login.emailAddress().orElse(""));
        model.addAttribute("staff", login.role().isStaff());
        model.addAttribute("role", login.role().name());
        model.addAttribute(
                "secondFactor", secondFactors.confirmedSince(login.username()).isPresent());
        model.addAttribute("idle", FrenchMoment.lasting(sessions.idle()));
        model.addAttribute("longest", FrenchMoment.lasting(sessions.longest()));
        model.addAttribute(
                "sessions",
                sessions.of(login.username(), request.getSession().getId()).stream()
                        .map(Row::of)
                        .toList());
        return "account";
    }

    @PostMapping("/mot-de-passe")
    String changePassword(
            @RequestParam String ancien,
            @RequestParam String nouveau,
            @RequestParam String encore,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes answer) {
        try {
            if (!nouveau.equals(encore)) {
                throw Refusal.unprocessable("password-not-repeated", "encore");
            }
            passwords.change(
                    actor.username(),
                    ancien,
                    nouveau,
                    request.getRemoteAddr(),
                    request.getSession().getId());
            answer.addFlashAttribute("done", "Votre mot de passe est changé. Vos autres sessions sont fermées.");
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refusal", sentences.inFrench(refusal));
        }
        return AGAIN;
    }

    @PostMapping("/sessions/{id}/fin")
    String end(@PathVariable String id, Actor actor, RedirectAttributes answer) {
        sessions.end(actor.username(), id);
        answer.addFlashAttribute("done", "La session est fermée.");
        return AGAIN;
    }

    @PostMapping("/sessions/fin")
    String endOthers(Actor actor, HttpServletRequest request, RedirectAttributes answer) {
        sessions.endAll(actor.username(), Optional.of(request.getSession().getId()), "ended by its person");
        answer.addFlashAttribute("done", "Vos autres sessions sont fermées.");
        return AGAIN;
    }

    record Row(String id, String begunAt, String usedAt, String from, String browser, boolean own) {

        static Row of(OpenSession session) {
            return new Row(
                    session.id(),
                    FrenchMoment.of(session.begunAt()),
                    FrenchMoment.of(session.usedAt()),
                    session.from(),
                    session.browser().isBlank() ? "inconnu" : session.browser(),
                    session.own());
        }
    }
}
