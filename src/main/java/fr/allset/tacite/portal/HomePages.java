package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The client's home. */
@Controller
class HomePages {

    private final PortalHome home;

    HomePages(PortalHome home) {
        this.home = home;
    }

    @GetMapping("/espace")
    String home(Actor actor, Model model) {
        model.addAttribute("home", home.of(actor));
        return "portal/home";
    }
}
