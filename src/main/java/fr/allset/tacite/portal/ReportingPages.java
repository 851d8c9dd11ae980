package fr.allset.tacite.portal;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.problem.IdempotencyKey;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.StatedMoment;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client reports a failure, follows it, confirms that it is over or says that it is not (art. 3). */
@Controller
class ReportingPages {

    private static final int MOST_SHOWN = 50;

    private final FailureFollowing following;
    private final FailureReporting reporting;
    private final FailureHandling failures;
    private final Logins logins;
    private final PortalRefusals refusals;
    private final Clock clock;

    ReportingPages(
            FailureFollowing following,
            FailureReporting reporting,
            FailureHandling failures,
            Logins logins,
            PortalRefusals refusals,
            Clock clock) {
        this.following = following;
        this.reporting = reporting;
        this.failures = failures;
        this.logins = logins;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/espace/defaillances")
    String list(Actor actor, Model model) {
        model.addAttribute("failures", following.list(actor, MOST_SHOWN));
        return "portal/failures";
    }

    @GetMapping("/espace/defaillances/signaler")
    String form(Actor actor, Model model) {
        model.addAttribute(
                "form",
                new Form(List.of(), List.of(), "", "", false, UUID.randomUUID().toString()));
        return form(model, actor);
    }

    private String form(Model model, Actor actor) {
        model.addAttribute("served", following.served(actor));
        model.addAttribute("components", Component.values());
        model.addAttribute(
                "now",
                LocalDateTime.ofInstant(clock.instant(), ContractTime.ZONE)
                        .withSecond(0)
                        .withNano(0));
        return "portal/report";
    }

    /** What was typed, as it stands on the form again after a refusal. */
    record Form(
            List<String> abonnement,
            List<String> composant,
            String description,
            String debut,
            boolean partiel,
            String cle) {

        Form {
            abonnement = List.copyOf(abonnement);
            composant = List.copyOf(composant);
        }
    }

    @PostMapping("/espace/defaillances/signaler")
    String report(
            @RequestParam(defaultValue = "") List<String> abonnement,
            @RequestParam(defaultValue = "") List<String> composant,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String debut,
            @RequestParam(defaultValue = "false") boolean partiel,
            @RequestParam(defaultValue = "") String cle,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        try {
            var once = IdempotencyKey.ofForm(cle);
            var request = new NotificationRequest(
                    abonnement,
                    NotificationRequest.components(composant),
                    NotificationChannel.WEB,
                    logins.find(actor.username()).map(Login::displayName).orElse(actor.username()),
                    null,
                    null,
                    StatedMoment.inParis(debut, "debut"),
                    description,
                    partiel,
                    null);
            var notification = once.once(key -> reporting.report(request, actor, key));
            return "redirect:/espace/defaillances/" + notification.failure();
        } catch (Refusal refusal) {
            refusals.say(refusal, answer, model);
            model.addAttribute("form", new Form(abonnement, composant, description, debut, partiel, cle));
            return form(model, actor);
        }
    }

    @GetMapping("/espace/defaillances/{number}")
    String one(@PathVariable String number, Actor actor, Model model) {
        try {
            model.addAttribute("failure", following.one(failures.findFor(number, actor), actor));
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
        }
        return "portal/failure";
    }

    @PostMapping("/espace/defaillances/{number}/confirmation")
    String confirm(@PathVariable String number, Actor actor, HttpServletResponse answer, Model model) {
        return settled(number, actor, answer, model, () -> failures.confirmOnline(number, actor));
    }

    @PostMapping("/espace/defaillances/{number}/reouverture")
    String reopen(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String description,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        model.addAttribute("description", description);
        return settled(number, actor, answer, model, () -> failures.reopenOnline(number, null, description, actor));
    }

    private String settled(String number, Actor actor, HttpServletResponse answer, Model model, Runnable settling) {
        return refusals.settled(
                "/espace/defaillances/" + number, settling, answer, model, () -> one(number, actor, model));
    }
}
