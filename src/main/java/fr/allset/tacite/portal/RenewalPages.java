package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.lifecycle.SubscriptionInquiry;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.renewal.NonRenewal;
import fr.allset.tacite.termination.TerminationCosts;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The client lets a subscription end at its term instead of having it renewed (art. 5). */
@Controller
class RenewalPages {

    private final SubscriptionInquiry lives;
    private final TerminationHandling terminations;
    private final OnlineRefusal refusing;
    private final RefusalWording refusals;
    private final Clock clock;

    RenewalPages(
            SubscriptionInquiry lives,
            TerminationHandling terminations,
            OnlineRefusal refusing,
            RefusalWording refusals,
            Clock clock) {
        this.lives = lives;
        this.terminations = terminations;
        this.refusing = refusing;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/espace/reconduction/{number}")
    String renewal(@PathVariable String number, Actor actor, Model model) {
        var today = ContractTime.today(clock);
        try {
            var subscription = lives.find(number, actor).subscription();
            var standing = refusing.standing(number).orElse(null);
            var free = standing != null || subscription.endedOn() != null || subscription.plannedEnd() != null
                    ? null
                    : terminations.costs(number, today, today, actor).nextFree();
            model.addAttribute(
                    "renewal", RenewalText.of(number, subscription.site().name(), free, standing, today));
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        return "portal/renewal";
    }

    /** @param compris the box that says that the consequence was read */
    @PostMapping("/espace/reconduction/{number}")
    String refuse(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String compris,
            Actor actor,
            HttpServletResponse answer,
            Model model) {
        if (compris.isBlank()) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", Said.of("renewal.tick", Map.of()));
            return renewal(number, actor, model);
        }
        try {
            refusing.refuse(number, actor);
            return "redirect:/espace/reconduction/" + number;
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, refusal);
            }
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", refusals.inFrench(refusal));
            return renewal(number, actor, model);
        }
    }

    /**
     * @param until until when it can be refused; null when there is nothing to refuse
     * @param done  that it has been refused, with the number of the notice
     */
    record RenewalText(
            String number,
            String title,
            @Nullable String what,
            @Nullable String until,
            @Nullable String otherwise,
            @Nullable String sure,
            @Nullable String done) {

        static RenewalText of(
                String number,
                String site,
                TerminationCosts.@Nullable FreeExit free,
                @Nullable NonRenewal standing,
                LocalDate today) {
            var title = Said.of("renewal.title", Map.of("site", site));
            if (standing != null) {
                var done = Said.of(
                        "renewal.done",
                        Map.of(
                                "number",
                                standing.number(),
                                "day",
                                Said.day(standing.receivedOn()),
                                "term",
                                Said.day(standing.term().countsFor().minusDays(1))));
                return new RenewalText(number, title, null, null, null, null, done);
            }
            if (free == null || free.lastDayOfNotice() == null) {
                return new RenewalText(number, title, null, null, null, null, null);
            }
            var last = free.lastDayOfNotice();
            var term = Said.day(free.effectiveDate().minusDays(1));
            return new RenewalText(
                    number,
                    title,
                    Said.of("renewal.what", Map.of("term", term)),
                    Said.of("renewal.until", Map.of("day", Said.day(last), "distance", Said.distance(last, today))),
                    Said.of("renewal.else", Map.of("number", number, "day", Said.day(free.effectiveDate()))),
                    Said.of("renewal.sure", Map.of("term", term)),
                    null);
        }
    }
}
