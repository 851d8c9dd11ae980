package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.identity.StaffProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log-in, and where it leads: the places that the reader's role may enter. */
@Controller
class LoginPages {

    private final Logins logins;
    private final StaffProvider provider;

    LoginPages(Logins logins, StaffProvider provider) {
        this.logins = logins;
        this.provider = provider;
    }

    /** @param fournisseur what has become of the log-in at the provider */
    @GetMapping("/login")
    String login(@RequestParam(defaultValue = "") String fournisseur, HttpServletRequest request, Model model) {
        model.addAttribute("outcome", fournisseur);
        provider.name().ifPresent(name -> {
            model.addAttribute("provider", name);
            model.addAttribute("providerPath", provider.path());
        });
        Optional.ofNullable(request.getSession(false))
                .flatMap(provider::unknownSubject)
                .ifPresent(subject -> model.addAttribute("subject", subject));
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
