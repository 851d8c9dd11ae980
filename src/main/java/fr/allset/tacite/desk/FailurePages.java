package fr.allset.tacite.desk;

import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureInquiry;
import fr.allset.tacite.failure.FailureInquiry.Which;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.Dossiers;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.SubscriptionDiary;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The failures: what is reported, where each stands, until when it is to be restored, and all that happened to it (art. 3). */
@Controller
@RequestMapping("/bureau/defaillances")
class FailurePages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final FailureInquiry register;
    private final Dossiers dossiers;
    private final Logins logins;
    private final Clock clock;

    FailurePages(FailureInquiry register, Dossiers dossiers, Logins logins, Clock clock) {
        this.register = register;
        this.dossiers = dossiers;
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * @param page counted from 1, as it is read
     * @param etat {@code ouvertes}, {@code closes}, or anything else for all
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            @RequestParam(defaultValue = "") String etat,
            Model model) {
        var which = switch (etat) {
            case "ouvertes" -> Which.OPEN;
            case "closes" -> Which.CLOSED;
            default -> Which.ALL;
        };
        var found = register.page(which, recherche, Math.min(Math.max(page, 1), LAST_PAGE) - 1, ON_A_PAGE);
        var now = clock.instant();
        model.addAttribute("found", found);
        model.addAttribute(
                "failures",
                found.entries().stream()
                        .map(entry -> FailureText.Line.of(entry, now))
                        .toList());
        model.addAttribute("search", recherche);
        model.addAttribute("state", which == Which.ALL ? "" : etat);
        return "desk/failures";
    }

    @GetMapping("/{number}")
    String one(@PathVariable String number, HttpServletRequest request, Model model) {
        try {
            var dossier = register.dossier(number);
            model.addAttribute("failure", FailureText.of(dossier, names(dossier), clock.instant()));
            var processes = dossiers.of(
                    Stream.concat(
                                    Stream.of(number),
                                    dossier.notifications().stream().map(FailureNotification::number))
                            .toList(),
                    List.of());
            model.addAttribute(
                    "running",
                    processes.stream()
                            .filter(DossierProcess::isRunning)
                            .map(LifeText::process)
                            .toList());
            model.addAttribute(
                    "ended",
                    processes.stream()
                            .filter(process -> !process.isRunning())
                            .map(LifeText::process)
                            .toList());
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        model.addAttribute(
                "mayOpenTasks",
                request.isUserInRole(Role.ACCOUNT_MANAGER.name()) || request.isUserInRole(Role.SUPPORT.name()));
        model.addAttribute("mayOpenCockpit", request.isUserInRole(Role.PROCESS_OWNER.name()));
        return "desk/failure";
    }

    private Map<String, String> names(FailureInquiry.Dossier dossier) {
        var failure = dossier.failure();
        var usernames = new HashSet<String>();
        dossier.diary().stream().map(FailureEvent::by).forEach(usernames::add);
        Stream.of(
                        failure.takenInChargeBy(),
                        failure.confirmedBy(),
                        failure.cause() == null ? null : failure.cause().decidedBy())
                .filter(username -> username != null)
                .forEach(usernames::add);
        var names = new HashMap<String, String>();
        logins.findAll(usernames).forEach((Login login) -> names.put(login.username(), login.displayName()));
        names.put(SubscriptionDiary.TACITE, "Tacite");
        return names;
    }
}
