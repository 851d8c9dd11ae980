package fr.allset.tacite.desk;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.Dossiers;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditInquiry;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.CreditProposal;
import fr.allset.tacite.servicecredit.CreditStatus;
import fr.allset.tacite.servicecredit.CreditWording;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The credits that customers have asked for, and what became of each (art. 3). */
@Controller
@RequestMapping("/bureau/avoirs")
class CreditPages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final int MOST_CHARGES = 1_000;

    private final CreditInquiry register;
    private final CreditHandling credits;
    private final Charges charges;
    private final Dossiers dossiers;

    CreditPages(CreditInquiry register, CreditHandling credits, Charges charges, Dossiers dossiers) {
        this.register = register;
        this.credits = credits;
        this.charges = charges;
        this.dossiers = dossiers;
    }

    /**
     * @param page counted from 1, as it is read
     * @param etat {@code demandes}, {@code emis}, {@code refuses}, or anything else for all
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            @RequestParam(defaultValue = "") String etat,
            Model model) {
        var status = switch (etat) {
            case "demandes" -> CreditStatus.REQUESTED;
            case "emis" -> CreditStatus.ISSUED;
            case "refuses" -> CreditStatus.REFUSED;
            default -> null;
        };
        var found = register.page(status, recherche, Math.min(Math.max(page, 1), LAST_PAGE) - 1, ON_A_PAGE);
        model.addAttribute("found", found);
        model.addAttribute(
                "credits",
                found.entries().stream()
                        .map(entry -> Line.of(entry, missing(entry), Map.of()))
                        .toList());
        model.addAttribute("search", recherche);
        model.addAttribute("state", status == null ? "" : etat);
        return "desk/credits";
    }

    /** @param number of a request, or of a note, which leads to the request that it answers */
    @GetMapping("/{number}")
    String one(@PathVariable String number, HttpServletRequest request, Model model) {
        try {
            var entry = register.find(
                    number.startsWith("AV-") ? register.findNote(number).request() : number);
            model.addAttribute("credit", Line.of(entry, missing(entry), chargesOf(entry)));
            credits.lastProposal(entry.request().number())
                    .ifPresent(proposal -> model.addAttribute("approval", ProposedCredit.of(proposal)));
            credits.plannedIssue(entry.request().number())
                    .ifPresent(planned -> model.addAttribute(
                            "planned",
                            "Émission prévue le " + FrenchDay.inFigures(planned.issueOn()) + ", pour "
                                    + planned.amount().inFrench() + " HT ; retenu par " + planned.plannedBy()));
            credits.earlyIssue(entry.request().number())
                    .ifPresent(early -> model.addAttribute(
                            "early",
                            "Le " + FrenchDay.inFigures(early.issueOn()) + ", par " + early.decidedBy()
                                    + ", sans attendre le " + FrenchDay.inFigures(early.betterOn()) + " ("
                                    + early.betterAmount().inFrench() + " HT) : " + early.reason()));
            model.addAttribute(
                    "explanations",
                    entry.notes().stream()
                            .map(note -> new Explanation(
                                    note.number(),
                                    credits.read(note).calculation().explanation()))
                            .toList());
            var processes = dossiers.of(
                    Stream.concat(
                                    Stream.of(entry.request().number()),
                                    entry.notes().stream().map(CreditNote::number))
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
        model.addAttribute("mayOpenTasks", request.isUserInRole(Role.ACCOUNT_MANAGER.name()));
        model.addAttribute("mayOpenCockpit", request.isUserInRole(Role.PROCESS_OWNER.name()));
        return "desk/credit";
    }

    /** The months whose usage is not known yet, in French; empty when the amount is not provisional. */
    private String missing(CreditInquiry.Entry entry) {
        return CreditWording.months(credits.missingUsage(entry.request()));
    }

    /** The charge that each note was put on the account by. */
    private Map<String, Long> chargesOf(CreditInquiry.Entry entry) {
        var ids = new HashMap<String, Long>();
        charges.list(new ChargeFilter(null, entry.request().subscription(), null), 0, MOST_CHARGES).stream()
                .filter(charge -> charge.kind() == Charge.Kind.SERVICE_CREDIT)
                .forEach(charge -> ids.put(charge.source(), charge.id()));
        return ids;
    }

    /** The document of a note, byte for byte as it was issued. */
    @GetMapping("/documents/{number}")
    ResponseEntity<String> document(@PathVariable String number) {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(register.findNote(number).document());
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
    }

    /**
     * An avoir that needs two.
     *
     * @param decided what another account manager has decided; null while nobody has
     */
    record ProposedCredit(
            String amount, String proposed, @Nullable String decided) {

        static ProposedCredit of(CreditProposal proposal) {
            return new ProposedCredit(
                    proposal.amount().inFrench(),
                    "le " + FrenchMoment.of(proposal.proposedAt()) + ", par " + proposal.proposedBy(),
                    proposal.approved()
                            .map(approved -> (approved ? "approuvé le " : "non approuvé le ")
                                    + FrenchMoment.of(proposal.decidedAt().orElseThrow()) + ", par "
                                    + proposal.decidedBy().orElseThrow()
                                    + proposal.note().map(" : "::concat).orElse(""))
                            .orElse(null));
        }
    }

    /** How a note says that its amount came about. */
    record Explanation(String note, List<String> sentences) {}

    /**
     * A request as it is read: French days and amounts.
     *
     * @param monthNumber as in {@code 2027-03}
     * @param missing     the months whose usage is not known yet, so that the amount is provisional; null when all is
     * @param lost        what the limit has cut off; null when nothing
     */
    record Line(
            String number,
            String subscription,
            String customer,
            String month,
            String monthNumber,
            String requested,
            String status,
            String tone,
            @Nullable String decided,
            @Nullable String reason,
            @Nullable String missing,
            @Nullable String lost,
            List<NoteText> notes) {

        static Line of(CreditInquiry.Entry entry, String missing, Map<String, Long> charges) {
            var request = entry.request();
            return new Line(
                    request.number(),
                    request.subscription(),
                    entry.customer(),
                    FrenchMonth.of(request.month()),
                    request.month().toString(),
                    "le " + FrenchMoment.of(request.requestedAt()) + ", par " + request.requestedBy(),
                    LifeText.capital(request.status().label()) + (missing.isEmpty() ? "" : ", provisoire"),
                    tone(request.status()),
                    request.decidedAt() == null
                            ? null
                            : "le " + FrenchMoment.of(request.decidedAt()) + ", par " + request.decidedBy(),
                    request.reason(),
                    missing.isEmpty() ? null : missing,
                    request.residualLost().isPositive() ? request.residualLost().inFrench() : null,
                    entry.notes().stream()
                            .map(note -> NoteText.of(note, charges.get(note.number())))
                            .toList());
        }

        private static String tone(CreditStatus status) {
            return switch (status) {
                case REQUESTED -> "warning";
                case ISSUED -> "good";
                case REFUSED -> "neutral";
            };
        }
    }

    /** @param charge its id; null when it was not looked up */
    record NoteText(
            String number,
            @Nullable String corrects,
            String issuedOn,
            String amount,
            String vat,
            String total,
            @Nullable Long charge) {

        static NoteText of(CreditNote note, @Nullable Long charge) {
            return new NoteText(
                    note.number(),
                    note.corrects(),
                    FrenchDay.inFigures(note.issuedOn()),
                    note.amount().inFrench(),
                    note.vat().inFrench(),
                    note.totalIncludingTax().inFrench(),
                    charge);
        }
    }
}
