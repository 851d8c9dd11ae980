package fr.allset.tacite.desk;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Each part that pages are made of, once, for whoever makes another page. */
@Controller
class StylePages {

    @GetMapping("/bureau/style")
    String style() {
        return "desk/style";
    }
}
