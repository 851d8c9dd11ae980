package fr.allset.tacite.portal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewal;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.termination.TerminationCosts;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.Sentence;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The client lets a subscription end at its term instead of having it renewed (art. 5). */
@Controller
class RenewalPages {

    private final TerminationHandling terminations;
    private final OnlineRefusal refusing;
    private final PortalRefusals refusals;
    private final Clock clock;

    RenewalPages(TerminationHandling terminations, OnlineRefusal refusing, PortalRefusals refusals, Clock clock) {
        this.terminations = terminations;
        this.refusing = refusing;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/espace/reconduction/{number}")
    String renewal(@PathVariable String number, Actor actor, Model model) {
        var today = ContractTime.today(clock);
        try {
            var subscription = refusing.find(number, actor);
            var standing = refusing.standing(number).orElse(null);
            var free = standing != null || subscription.endedOn() != null || subscription.plannedEnd() != null
                    ? null
                    : terminations.costs(subscription, today, today).nextFree();
            model.addAttribute(
                    "renewal",
                    RenewalText.of(
                            number,
                            subscription.site().name(),
                            free,
                            NoticePeriod.rule(subscription.notice()),
                            standing,
                            today));
        } catch (Refusal unknown) {
            throw PortalRefusals.notThere(unknown);
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
        return refusals.confirmed(
                compris,
                "renewal.tick",
                "/espace/reconduction/" + number,
                () -> refusing.refuse(number, actor),
                answer,
                model,
                () -> renewal(number, actor, model));
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
                Sentence rule,
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
                    Said.of(
                            "renewal.until",
                            Map.of(
                                    "day",
                                    Said.day(last),
                                    "distance",
                                    Said.distance(last, today),
                                    "rule",
                                    rule.inFrench())),
                    Said.of("renewal.else", Map.of("number", number, "day", Said.day(free.effectiveDate()))),
                    Said.of("renewal.sure", Map.of("term", term)),
                    null);
        }
    }
}
