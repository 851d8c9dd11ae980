package fr.allset.tacite.desk;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.ChangeEvent;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeregister.ChangeCalendar;
import fr.allset.tacite.changeregister.ChangeInquiry;
import fr.allset.tacite.changeregister.ChangeInquiry.Days;
import fr.allset.tacite.changeregister.ChangeInquiry.Which;
import fr.allset.tacite.changeregister.ChangeProofInquiry;
import fr.allset.tacite.changeregister.ProofText;
import fr.allset.tacite.changeregister.ProvenChange;
import fr.allset.tacite.changeregister.ToldChangeInquiry;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.Dossiers;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.time.ContractTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Microsoft's changes (art. 1): which there are, what each means for customers, and who was told. Also what was filed, what comes when, and
 * the proof for each customer.
 *
 */
@Controller
@RequestMapping("/bureau/evolutions")
class ChangePages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final int MONTHS = 6;

    private final ChangeInquiry register;
    private final ToldChangeInquiry told;
    private final ChangeCalendar days;
    private final ChangeProofInquiry proofs;
    private final ChangeHandling changes;
    private final Dossiers dossiers;
    private final Logins logins;
    private final RefusalWording refusals;
    private final Clock clock;

    ChangePages(
            ChangeInquiry register,
            ToldChangeInquiry told,
            ChangeCalendar days,
            ChangeProofInquiry proofs,
            ChangeHandling changes,
            Dossiers dossiers,
            Logins logins,
            RefusalWording refusals,
            Clock clock) {
        this.register = register;
        this.told = told;
        this.days = days;
        this.proofs = proofs;
        this.changes = changes;
        this.dossiers = dossiers;
        this.logins = logins;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * @param page counted from 1, as it is read
     * @param etat {@code a-evaluer}, {@code en-cours}, {@code closes}, {@code sans-information}, or anything else for all
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            @RequestParam(defaultValue = "") String etat,
            Model model) {
        var which = switch (etat) {
            case "a-evaluer" -> Which.TO_ASSESS;
            case "en-cours" -> Which.UNDER_WAY;
            case "closes" -> Which.CLOSED;
            case "sans-information" -> Which.WITHOUT_NOTICE;
            default -> Which.ALL;
        };
        var found = register.page(which, recherche, Days.ALL, index(page), ON_A_PAGE);
        model.addAttribute("found", found);
        model.addAttribute(
                "changes", found.entries().stream().map(ChangeText.Line::of).toList());
        model.addAttribute("search", recherche);
        model.addAttribute("state", which == Which.ALL ? "" : etat);
        return "desk/changes";
    }

    /** @param mois the first of the months shown; without it the one that runs */
    @GetMapping("/calendrier")
    String calendar(
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth mois,
            Actor actor,
            Model model) {
        var today = ContractTime.today(clock);
        var first = mois == null
                        || !ContractTime.isNear(mois.minusMonths(MONTHS).atDay(1))
                        || !ContractTime.isNear(mois.plusMonths(2 * MONTHS).atDay(1))
                ? YearMonth.from(today)
                : mois;
        model.addAttribute(
                "calendar",
                ChangeCalendarText.of(
                        days.between(
                                first.atDay(1), first.plusMonths(MONTHS - 1L).atEndOfMonth(), actor),
                        first,
                        MONTHS,
                        today));
        model.addAttribute("before", first.minusMonths(MONTHS).toString());
        model.addAttribute("after", first.plusMonths(MONTHS).toString());
        return "desk/change-calendar";
    }

    // ---- what was filed

    @GetMapping("/classees")
    String filed(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            HttpServletRequest request,
            Model model) {
        var found = register.filed(recherche, index(page), ON_A_PAGE);
        model.addAttribute("found", found);
        model.addAttribute(
                "announcements",
                found.entries().stream().map(ChangeText.FiledText::of).toList());
        model.addAttribute("search", recherche);
        model.addAttribute("mayAssess", request.isUserInRole(Role.ACCOUNT_MANAGER.name()));
        return "desk/filed-announcements";
    }

    /** A person wants a message assessed that the table has filed. */
    @PostMapping("/classees")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    String assessNevertheless(
            @RequestParam(defaultValue = "") String locataire,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String motif,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String recherche,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse answer,
            Model model) {
        try {
            return "redirect:/bureau/evolutions/"
                    + changes.assessNevertheless(locataire, message, version, motif, actor.username());
        } catch (Refusal refusal) {
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", refusals.inFrench(refusal));
            model.addAttribute("refused", message);
            model.addAttribute("reason", motif);
            return filed(page, recherche, request, model);
        }
    }

    // ---- one of them

    /**
     * @param page      of the customers told, counted from 1
     * @param client    what their number or name contains
     * @param etat      {@code sans-reponse}, {@code non-remis}, or anything else for all
     * @param locataire whose version of the message is shown; without it the one that holds
     */
    @GetMapping("/{number}")
    String one(
            @PathVariable String number,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(required = false) @Nullable String locataire,
            @RequestParam(defaultValue = "0") int version,
            HttpServletRequest request,
            Model model) {
        try {
            var dossier = register.dossier(number);
            model.addAttribute("change", ChangeText.of(dossier, names(dossier)));
            addText(dossier, locataire, version, model);
            var processes = dossiers.of(
                    Stream.concat(
                                    Stream.of(number),
                                    dossier.revisions().stream()
                                            .map(revision -> revision.revision().key()))
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
        var which = switch (etat) {
            case "sans-reponse" -> ToldChangeInquiry.Which.UNANSWERED;
            case "non-remis" -> ToldChangeInquiry.Which.UNDELIVERED;
            default -> ToldChangeInquiry.Which.ALL;
        };
        var customers = told.ofChange(number, which, client, index(page), ON_A_PAGE);
        model.addAttribute("customers", customers);
        model.addAttribute(
                "told",
                customers.entries().stream().map(ChangeText.ToldText::of).toList());
        model.addAttribute("search", client);
        model.addAttribute("state", which == ToldChangeInquiry.Which.ALL ? "" : etat);
        model.addAttribute("mayOpenTasks", request.isUserInRole(Role.ACCOUNT_MANAGER.name()));
        model.addAttribute("mayOpenCockpit", request.isUserInRole(Role.PROCESS_OWNER.name()));
        return "desk/change";
    }

    private void addText(ChangeInquiry.Dossier dossier, @Nullable String locataire, int version, Model model) {
        var latest = dossier.entry().latest().revision();
        var tenant = locataire == null ? latest.tenant() : locataire;
        var text = register.text(dossier.change(), tenant, locataire == null ? latest.messageVersion() : version)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute(
                "body",
                ChangeText.BodyText.of(
                        text,
                        Optional.ofNullable(dossier.tenants().get(tenant))
                                .map(Tenant::name)
                                .orElse(tenant)));
        model.addAttribute("chosen", locataire != null);
    }

    private Map<String, String> names(ChangeInquiry.Dossier dossier) {
        var usernames = Stream.concat(
                        dossier.diary().stream().map(ChangeEvent::by),
                        dossier.assessments().stream().flatMap(ChangePages::people))
                .collect(Collectors.toSet());
        var names = new HashMap<String, String>();
        logins.findAll(usernames).forEach((Login login) -> names.put(login.username(), login.displayName()));
        names.put(SubscriptionDiary.TACITE, "Tacite");
        return names;
    }

    private static Stream<String> people(Assessment assessment) {
        return Stream.of(Optional.of(assessment.assessedBy()), Optional.ofNullable(assessment.reviewedBy()))
                .flatMap(Optional::stream);
    }

    // ---- the proof

    /** For paper: all of it stands in the page. */
    @GetMapping("/{number}/preuve/{*customer}")
    String proof(@PathVariable String number, @PathVariable String customer, Actor actor, Model model) {
        model.addAttribute("proof", ProofText.of(proven(number, customer, actor)));
        model.addAttribute("page", "/bureau/evolutions/" + number);
        model.addAttribute("file", "/bureau/evolutions/" + number + "/preuve.json/" + customer.substring(1));
        return "proof";
    }

    /** For programs, and for whoever verifies its SHA-256. */
    @GetMapping("/{number}/preuve.json/{*customer}")
    ResponseEntity<String> proofFile(@PathVariable String number, @PathVariable String customer, Actor actor) {
        var proven = proven(number, customer, actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("preuve-" + number + "-"
                                        + proven.sha256().substring(0, 12) + ".json")
                                .build()
                                .toString())
                .body(proven.file());
    }

    private ProvenChange proven(String number, String customer, Actor actor) {
        try {
            return proofs.of(number, customer.substring(1), actor);
        } catch (Refusal unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unknown);
        }
    }

    private static int index(int page) {
        return Math.min(Math.max(page, 1), LAST_PAGE) - 1;
    }
}
