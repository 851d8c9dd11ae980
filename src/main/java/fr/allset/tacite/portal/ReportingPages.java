package fr.allset.tacite.portal;

import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The client reports a failure, follows it, confirms that it is over or says that it is not (art. 3). */
@Controller
class ReportingPages {

    private static final int MOST_SHOWN = 50;

    private final FailureFollowing following;
    private final FailureReporting reporting;
    private final FailureHandling failures;
    private final Logins logins;
    private final RefusalWording refusals;
    private final Clock clock;

    ReportingPages(
            FailureFollowing following,
            FailureReporting reporting,
            FailureHandling failures,
            Logins logins,
            RefusalWording refusals,
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
            var request = new NotificationRequest(
                    abonnement,
                    NotificationRequest.components(composant),
                    NotificationChannel.WEB,
                    logins.find(actor.username()).map(Login::displayName).orElse(actor.username()),
                    null,
                    null,
                    moment(debut),
                    description,
                    partiel,
                    null);
            return "redirect:/espace/defaillances/" + reported(request, actor, cle.isBlank() ? null : "portal-" + cle);
        } catch (Refusal refusal) {
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", refusals.inFrench(refusal));
            model.addAttribute("form", new Form(abonnement, composant, description, debut, partiel, cle));
            return form(model, actor);
        }
    }

    private String reported(NotificationRequest request, Actor actor, @Nullable String key) {
        try {
            return reporting.report(request, actor, key).failure();
        } catch (DuplicateKeyException sameKeyAtOnce) {
            // the twin has committed: what is reported again now finds its number
            return reporting.report(request, actor, key).failure();
        }
    }

    /** In Paris; nothing stated: nobody knows. */
    private static @Nullable Instant moment(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip()).atZone(ContractTime.ZONE).toInstant();
        } catch (DateTimeParseException noMoment) {
            throw new Refusal(Refusal.Kind.INVALID, "day-unreadable", "debut", text);
        }
    }

    @GetMapping("/espace/defaillances/{number}")
    String one(@PathVariable String number, Actor actor, Model model) {
        model.addAttribute("failure", following.one(found(number, actor), actor));
        return "portal/failure";
    }

    private Failure found(String number, Actor actor) {
        try {
            return failures.findFor(number, actor);
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
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
        found(number, actor);
        try {
            settling.run();
            return "redirect:/espace/defaillances/" + number;
        } catch (Refusal refusal) {
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", refusals.inFrench(refusal));
            return one(number, actor, model);
        }
    }
}
