package fr.allset.tacite.identity.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.PasswordLink;
import fr.allset.tacite.identity.Passwords;
import fr.allset.tacite.identity.ProviderIdentities;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.identity.SecondFactors;
import fr.allset.tacite.identity.StaffProvider;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Who may log in, for the administrator. A new login gets a link: nobody but its person ever knows a password of it. */
@Controller
@RequestMapping("/bureau/acces")
class AccessPages {

    private static final String ALL = "redirect:/bureau/acces";

    private final Logins logins;
    private final Passwords passwords;
    private final PasswordLink link;
    private final SecondFactors secondFactors;
    private final StaffProvider provider;
    private final ProviderIdentities identities;
    private final RefusalWording sentences;
    private final Validator validator;

    AccessPages(
            Logins logins,
            Passwords passwords,
            PasswordLink link,
            SecondFactors secondFactors,
            StaffProvider provider,
            ProviderIdentities identities,
            RefusalWording sentences,
            Validator validator) {
        this.logins = logins;
        this.passwords = passwords;
        this.link = link;
        this.secondFactors = secondFactors;
        this.provider = provider;
        this.identities = identities;
        this.sentences = sentences;
        this.validator = validator;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("logins", logins.all().stream().map(Row::of).toList());
        model.addAttribute("secondFactorRequired", secondFactors.isRequired());
        return "logins";
    }

    @GetMapping("/{username}")
    String show(@PathVariable String username, Model model) {
        var login = logins.find(username).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("login", Row.of(login));
        model.addAttribute(
                "secondFactor",
                secondFactors
                        .confirmedSince(username)
                        .map(FrenchMoment::toTheMinute)
                        .orElse(""));
        provider.name().ifPresent(name -> model.addAttribute("provider", name));
        model.addAttribute("subject", identities.subjectOf(username).orElse(""));
        return "login-details";
    }

    @PostMapping
    String create(
            @RequestParam String identifiant,
            @RequestParam String nom,
            @RequestParam Role role,
            @RequestParam String client,
            @RequestParam String adresse,
            Actor actor,
            RedirectAttributes answer) {
        var wanted = new LoginController.NewLogin(
                identifiant.strip(),
                nom.strip(),
                role,
                written(client).orElse(null),
                written(adresse).orElse(null));
        try {
            LoginController.requireCustomerOfAClient(wanted);
            requireValid(wanted);
            var login = logins.invite(wanted.login(), logins.newPassword());
            answer.addFlashAttribute("done", "L'accès est créé.");
            answer.addFlashAttribute("link", link.of(passwords.offer(login.username(), actor.username())));
            return page(login.username());
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refusal", sentences.inFrench(refusal));
            return ALL;
        }
    }

    @PostMapping("/second-facteur")
    String requireSecondFactor(@RequestParam boolean requis, Actor actor, RedirectAttributes answer) {
        try {
            secondFactors.require(requis, actor.username());
            answer.addFlashAttribute(
                    "done",
                    requis
                            ? "Le second facteur est demandé à tout le personnel, dès la prochaine identification."
                            : "Le second facteur n'est plus demandé.");
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refusal", sentences.inFrench(refusal));
        }
        return ALL;
    }

    @PostMapping("/{username}/second-facteur")
    String withdrawSecondFactor(@PathVariable String username, Actor actor, RedirectAttributes answer) {
        return changed(
                username,
                "Le second facteur est retiré ; les sessions de la personne sont fermées.",
                answer,
                () -> secondFactors.withdraw(username, actor.username()));
    }

    /** @param sujet what the provider calls the person; blank for nobody */
    @PostMapping("/{username}/fournisseur")
    String link(@PathVariable String username, @RequestParam String sujet, Actor actor, RedirectAttributes answer) {
        var subject = written(sujet);
        return changed(
                username,
                subject.isPresent()
                        ? "L'accès est lié ; ses sessions sont fermées."
                        : "L'accès n'est plus lié ; ses sessions sont fermées.",
                answer,
                () -> subject.ifPresentOrElse(
                        named -> identities.link(username, named, actor.username()),
                        () -> identities.unlink(username)));
    }

    @PostMapping("/{username}/role")
    String changeRole(@PathVariable String username, @RequestParam Role role, RedirectAttributes answer) {
        return changed(
                username,
                "Le rôle est changé ; les sessions de la personne sont fermées.",
                answer,
                () -> logins.changeRole(username, role));
    }

    @PostMapping("/{username}/actif")
    String enable(@PathVariable String username, @RequestParam boolean actif, RedirectAttributes answer) {
        return changed(
                username,
                actif ? "L'accès est ouvert." : "L'accès est fermé, et ses sessions avec lui.",
                answer,
                () -> logins.enable(username, actif));
    }

    @PostMapping("/{username}/adresse")
    String changeEmailAddress(@PathVariable String username, @RequestParam String adresse, RedirectAttributes answer) {
        return changed(username, "L'adresse est changée.", answer, () -> {
            var address = new LoginController.NewEmailAddress(written(adresse).orElse(null));
            requireValid(address);
            logins.changeEmailAddress(username, Optional.ofNullable(address.emailAddress()));
        });
    }

    @PostMapping("/{username}/lien")
    String offerLink(@PathVariable String username, Actor actor, RedirectAttributes answer) {
        return changed(username, "Un lien est prêt.", answer, () -> {
            answer.addFlashAttribute("link", link.of(passwords.offer(username, actor.username())));
        });
    }

    private String changed(String username, String done, RedirectAttributes answer, Runnable change) {
        try {
            change.run();
            answer.addFlashAttribute("done", done);
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refusal", sentences.inFrench(refusal));
        }
        return page(username);
    }

    private static String page(String username) {
        return ALL + "/" + UriUtils.encodePathSegment(username, StandardCharsets.UTF_8);
    }

    private static Optional<String> written(String field) {
        return Optional.of(field.strip()).filter(text -> !text.isEmpty());
    }

    private void requireValid(Object wanted) {
        var violations = validator.validate(wanted);
        if (!violations.isEmpty()) {
            throw Refusal.unprocessable(
                    "login-fields",
                    null,
                    violations.stream()
                            .map(ConstraintViolation::getPropertyPath)
                            .map(String::valueOf)
                            .sorted()
                            .map(AccessPages::inFrench)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** As the form calls it. */
    private static String inFrench(String field) {
        return switch (field) {
            case "username" -> "identifiant";
            case "displayName" -> "nom";
            case "customerNumber" -> "numéro du client";
            default -> "adresse électronique";
        };
    }

    record Row(
            String username,
            String displayName,
            String role,
            boolean staff,
            String customer,
            boolean enabled,
            String emailAddress) {

        static Row of(Login login) {
            return new Row(
                    login.username(),
                    login.displayName(),
                    login.role().name(),
                    login.role().isStaff(),
                    login.customerNumber().orElse(""),
                    login.enabled(),
                    login.emailAddress().orElse(""));
        }
    }
}
