package fr.allset.tacite.desk;

import fr.allset.tacite.identity.Role;
import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.Dossiers;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicehealth.ClaimDeadline;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.ClaimSheet;
import fr.allset.tacite.servicehealth.ClaimStatus;
import fr.allset.tacite.servicehealth.MicrosoftClaim;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the reseller may claim of Microsoft where it owes its clients a credit, with its deadline (art. 3). */
@Controller
@RequestMapping("/bureau/reclamations")
class ClaimPages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final ClaimHandling claims;
    private final Dossiers dossiers;
    private final Clock clock;

    ClaimPages(ClaimHandling claims, Dossiers dossiers, Clock clock) {
        this.claims = claims;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * @param page counted from 1, as it is read
     * @param etat {@code a-deposer}, {@code deposees}, {@code non-deposees}, or anything else for all
     */
    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String etat, Model model) {
        var status = switch (etat) {
            case "a-deposer" -> ClaimStatus.OPEN;
            case "deposees" -> ClaimStatus.SUBMITTED;
            case "non-deposees" -> ClaimStatus.NOT_CLAIMED;
            default -> null;
        };
        int shown = Math.min(Math.max(page, 1), LAST_PAGE);
        long total = claims.count(status);
        var today = ContractTime.today(clock);
        model.addAttribute(
                "claims",
                claims.page(status, shown - 1, ON_A_PAGE).stream()
                        .map(claim -> Line.of(claim, today))
                        .toList());
        model.addAttribute("total", total);
        model.addAttribute("page", shown);
        model.addAttribute("pages", Math.max(1, (total + ON_A_PAGE - 1) / ON_A_PAGE));
        model.addAttribute("state", status == null ? "" : etat);
        return "desk/claims";
    }

    @GetMapping("/{number}")
    String one(@PathVariable String number, HttpServletRequest request, Model model) {
        try {
            var sheet = claims.sheet(number, ClaimHandling.MOST_SHOWN);
            model.addAttribute("claim", Line.of(sheet.claim(), sheet.today()));
            model.addAttribute("sheet", sheet);
            model.addAttribute(
                    "shares", sheet.shares().stream().map(ShareText::of).toList());
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
        var processes = dossiers.of(List.of(number), List.of());
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
        model.addAttribute("mayOpenTasks", request.isUserInRole(Role.ACCOUNT_MANAGER.name()));
        model.addAttribute("mayOpenCockpit", request.isUserInRole(Role.PROCESS_OWNER.name()));
        return "desk/claim";
    }

    /**
     * A claim as it is read.
     *
     * @param due     with whether that day has passed
     * @param outcome what became of it; null as long as nothing did
     */
    record Line(
            String number,
            String failure,
            String month,
            String due,
            String status,
            String tone,
            @Nullable String outcome,
            @Nullable String decided) {

        static Line of(MicrosoftClaim claim, LocalDate today) {
            boolean late = claim.status() == ClaimStatus.OPEN && ClaimDeadline.isPast(claim.dueOn(), today);
            return new Line(
                    claim.number(),
                    claim.failure(),
                    FrenchMonth.of(claim.month()),
                    FrenchDay.inFigures(claim.dueOn()) + (late ? ", délai passé" : ""),
                    LifeText.capital(claim.status().label()),
                    late ? "bad" : tone(claim.status()),
                    outcome(claim),
                    claim.decidedAt() == null
                            ? null
                            : "le " + FrenchMoment.of(claim.decidedAt()) + ", par " + claim.decidedBy());
        }

        private static String tone(ClaimStatus status) {
            return switch (status) {
                case OPEN -> "warning";
                case SUBMITTED -> "good";
                case NOT_CLAIMED -> "neutral";
            };
        }

        private static @Nullable String outcome(MicrosoftClaim claim) {
            return claim.submittedOn() == null
                    ? claim.reason()
                    : "le " + FrenchDay.inFigures(claim.submittedOn()) + ", référence " + claim.reference();
        }
    }

    /** A subscription concerned, as it is read. */
    record ShareText(String subscription, String customer, String availability, String credit, String estimate) {

        static ShareText of(ClaimSheet.Share share) {
            return new ShareText(
                    share.subscription(),
                    share.customer() + " (" + share.customerNumber() + ")",
                    share.availabilityInFrench(),
                    share.credit().inFrench(),
                    share.estimateInFrench());
        }
    }
}
