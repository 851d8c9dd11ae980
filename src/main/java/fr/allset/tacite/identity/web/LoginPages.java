package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The log-in, and where it leads: the places that the reader's role may enter. */
@Controller
class LoginPages {

    private final Logins logins;

    LoginPages(Logins logins) {
        this.logins = logins;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String home(Actor actor, Model model) {
        var login = logins.find(actor.username()).orElseThrow();
        if (login.role() == Role.CLIENT) {
            return "redirect:/espace";
        }
        model.addAttribute("name", login.displayName());
        model.addAttribute("role", login.role().name());
        return "home";
    }
}
