package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.mailbox.IncomingMails;
import fr.allset.tacite.mailbox.KeptMail;
import fr.allset.tacite.mailbox.MailReception;
import fr.allset.tacite.mailbox.MailState;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the mailbox has brought, and what became of each mail: also of those that Tacite has ignored, and why (art. 3). */
@Controller
@RequestMapping("/bureau/messages")
class IncomingMailPages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

    /** As the address of the page says it. */
    private static final Map<String, MailState> STATES = Map.of(
            "ignores", MailState.IGNORED,
            "a-trier", MailState.HELD,
            "enregistres", MailState.NOTIFIED,
            "joints", MailState.ADDED,
            "ecartes", MailState.DISCARDED);

    private final IncomingMails mails;
    private final MailReception reception;
    private final RefusalWording refusals;

    IncomingMailPages(IncomingMails mails, MailReception reception, RefusalWording refusals) {
        this.mails = mails;
        this.reception = reception;
        this.refusals = refusals;
    }

    /**
     * @param page counted from 1, as it is read
     * @param etat {@code ignores}, {@code a-trier}, {@code enregistres}, {@code joints}, {@code ecartes}, or anything else for all
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            @RequestParam(defaultValue = "") String etat,
            Model model) {
        var state = Optional.ofNullable(STATES.get(etat));
        var found = mails.page(state, recherche, Math.min(Math.max(page, 1), LAST_PAGE) - 1, ON_A_PAGE);
        model.addAttribute("found", found);
        model.addAttribute("mails", found.entries().stream().map(Mail::of).toList());
        model.addAttribute("search", recherche);
        model.addAttribute("state", state.isPresent() ? etat : "");
        return "desk/incoming-mails";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, HttpServletRequest request, Model model) {
        var mail = mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("mail", Mail.of(mail));
        model.addAttribute(
                "mayHold",
                mail.verdict().state() == MailState.IGNORED
                        && (request.isUserInRole(Role.ACCOUNT_MANAGER.name())
                                || request.isUserInRole(Role.SUPPORT.name())));
        return "desk/incoming-mail";
    }

    /** A person wants to decide on what Tacite has ignored. */
    @PostMapping("/{id}/tri")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'SUPPORT')")
    String hold(
            @PathVariable long id, Actor actor, HttpServletRequest request, HttpServletResponse answer, Model model) {
        try {
            reception.holdIgnored(id, actor.username());
            return "redirect:/bureau/messages/" + id;
        } catch (Refusal refusal) {
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", refusals.inFrench(refusal));
            return one(id, request, model);
        }
    }

    /**
     * A mail as the pages show it.
     *
     * @param tone       the colour of the state, beside its words
     * @param receivedAt day and time in Paris
     */
    record Mail(
            long id,
            String receivedAt,
            String author,
            String address,
            String subject,
            String body,
            String state,
            String tone,
            @Nullable String reason,
            @Nullable String about,
            @Nullable String decidedBy,
            String messageId) {

        static Mail of(KeptMail kept) {
            var mail = kept.mail();
            var verdict = kept.verdict();
            return new Mail(
                    kept.id(),
                    FrenchMoment.toTheMinute(mail.receivedAt()),
                    mail.author().isEmpty() ? "Inconnu" : mail.author(),
                    mail.sender(),
                    mail.subject().isEmpty() ? "(sans objet)" : mail.subject(),
                    mail.body().isEmpty() ? "(sans texte)" : mail.body(),
                    LifeText.capital(verdict.state().label()),
                    switch (verdict.state()) {
                        case NOTIFIED, ADDED -> "good";
                        case HELD -> "warning";
                        case DISCARDED, IGNORED -> "neutral";
                    },
                    verdict.reason(),
                    verdict.about(),
                    kept.decidedBy(),
                    mail.messageId());
        }
    }
}
