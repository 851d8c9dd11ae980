package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.lifecycle.SetupInquiry;
import fr.allset.tacite.lifecycle.SubscriptionInquiry;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Each subscription's life on one page, the list of them, and what comes before a life. */
@Controller
class SubscriptionPages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final SubscriptionInquiry lives;
    private final SetupInquiry setups;
    private final Clock clock;

    SubscriptionPages(SubscriptionInquiry lives, SetupInquiry setups, Clock clock) {
        this.lives = lives;
        this.setups = setups;
        this.clock = clock;
    }

    /** @param page counted from 1, as it is read */
    @GetMapping("/bureau/abonnements")
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            Model model) {
        var found = lives.page(
                new SubscriptionFilter(Optional.empty(), recherche),
                Math.min(Math.max(page, 1), LAST_PAGE) - 1,
                ON_A_PAGE);
        model.addAttribute("found", found);
        model.addAttribute("lives", found.entries().stream().map(LifeRow::of).toList());
        model.addAttribute("search", recherche);
        model.addAttribute(
                "setups",
                page > 1 || !recherche.isBlank()
                        ? List.of()
                        : setups.open().stream().map(SetupText.Line::of).toList());
        return "desk/subscriptions";
    }

    @GetMapping("/bureau/abonnements/{number}")
    String one(@PathVariable String number, Actor actor, HttpServletRequest request, Model model) {
        try {
            model.addAttribute("life", LifeText.of(lives.find(number, actor)));
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        addDoors(request, model);
        return "desk/subscription";
    }

    /** What comes before a life: the set-up. */
    @GetMapping("/bureau/mises-en-service/{number}")
    String setup(@PathVariable String number, Actor actor, HttpServletRequest request, Model model) {
        try {
            model.addAttribute("setup", SetupText.of(setups.find(number, actor), ContractTime.today(clock)));
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        addDoors(request, model);
        return "desk/setup";
    }

    /** Account managers may enter Tasklist, process owners Cockpit. */
    private static void addDoors(HttpServletRequest request, Model model) {
        model.addAttribute("mayOpenTasks", request.isUserInRole(Role.ACCOUNT_MANAGER.name()));
        model.addAttribute("mayOpenCockpit", request.isUserInRole(Role.PROCESS_OWNER.name()));
    }
}
