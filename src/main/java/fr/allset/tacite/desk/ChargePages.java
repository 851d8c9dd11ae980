package fr.allset.tacite.desk;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.Charges;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What customers have been charged, for the staff. */
@Controller
class ChargePages {

    private static final int PAGE = 50;

    private final Charges charges;

    ChargePages(Charges charges) {
        this.charges = charges;
    }

    /** @param page counted from 1, as people count */
    @GetMapping("/bureau/frais")
    String list(@RequestParam(defaultValue = "1") int page, Model model) {
        int index = Math.max(0, page - 1);
        var found = charges.list(null, null, index, PAGE + 1);
        model.addAttribute("charges", found.stream().limit(PAGE).map(Row::of).toList());
        model.addAttribute("page", index);
        model.addAttribute("more", found.size() > PAGE);
        return "desk/charges";
    }

    /** A charge as it is read: French day and amount. */
    record Row(String chargedOn, String subscription, String customer, String nature, String source, String amount) {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

        static Row of(Charge charge) {
            var nature = switch (charge.kind()) {
                case EARLY_TERMINATION_FEE -> "Frais de Résiliation Anticipée";
            };
            return new Row(DAY.format(charge.chargedOn()), charge.subscription(), charge.customer(),
                    nature + " (art. " + charge.clause() + ")", charge.source(), charge.amount().inFrench());
        }
    }
}
