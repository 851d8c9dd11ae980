package fr.allset.tacite.desk;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.ChargeWording;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.ChargesCsv;
import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.billing.MonthTotal;
import fr.allset.tacite.billing.ProposedCorrection;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMonth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What customers have been charged, for the staff; account managers correct it. */
@Controller
class ChargePages {

    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final Charges charges;
    private final ManualCorrection corrections;
    private final ChargeWording sentences;
    private final ChargesCsv csv;
    private final RefusalWording refusals;

    ChargePages(
            Charges charges,
            ManualCorrection corrections,
            ChargeWording sentences,
            ChargesCsv csv,
            RefusalWording refusals) {
        this.charges = charges;
        this.corrections = corrections;
        this.sentences = sentences;
        this.csv = csv;
        this.refusals = refusals;
    }

    /** @param page counted from 1, as people count */
    @GetMapping("/bureau/frais")
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String abonnement,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth mois,
            Model model) {
        var filter = filter(client, abonnement, mois);
        int index = Math.min(Math.max(page, 1), LAST_PAGE) - 1;
        var found = charges.byMonth(filter, (long) index * ON_A_PAGE, ON_A_PAGE + 1);
        model.addAttribute(
                "accounts", accounts(filter, found.stream().limit(ON_A_PAGE).toList()));
        model.addAttribute("client", client);
        model.addAttribute("subscription", abonnement);
        model.addAttribute("month", mois == null ? "" : mois.toString());
        model.addAttribute("filtered", !filter.equals(ChargeFilter.everything()));
        model.addAttribute("page", index);
        model.addAttribute("more", found.size() > ON_A_PAGE);
        return "desk/charges";
    }

    /** The same charges for the accountant. */
    @GetMapping("/bureau/frais.csv")
    void csv(
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String abonnement,
            @RequestParam(required = false) @DateTimeFormat(pattern = "uuuu-MM") @Nullable YearMonth mois,
            HttpServletResponse answer)
            throws IOException {
        var filter = filter(client, abonnement, mois);
        answer.setContentType(ChargesCsv.MEDIA_TYPE);
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + ChargesCsv.fileName(filter) + "\"");
        csv.write(filter, answer.getOutputStream());
    }

    @GetMapping("/bureau/frais/{id}")
    String one(@PathVariable long id, HttpServletRequest request, Model model) {
        var charge = charges.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var made = charges.correctionsOf(id);
        var total = ManualCorrection.total(charge, made);
        model.addAttribute("charge", row(charge));
        model.addAttribute("corrections", made.stream().map(this::row).toList());
        model.addAttribute(
                "proposed",
                corrections.proposedOf(id).stream().map(ChargePages::proposal).toList());
        model.addAttribute("total", total.inFrench());
        model.addAttribute("totalRead", total.toString());
        model.addAttribute(
                "mayCorrect",
                !charge.isCorrection()
                        && charge.kind() != Charge.Kind.SERVICE_CREDIT
                        && request.isUserInRole(Role.ACCOUNT_MANAGER.name()));
        return "desk/charge";
    }

    /** @param total what the charge came to when the form was shown, so that two who correct it at once do not both do so */
    @PostMapping("/bureau/frais/{id}/corrections")
    @PreAuthorize("hasRole('ACCOUNT_MANAGER')")
    String correct(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String montant,
            @RequestParam(defaultValue = "") String motif,
            @RequestParam(defaultValue = "") String total,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse answer,
            Model model) {
        try {
            var amount = Euros.read(montant)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, "amount-unreadable", "montant", montant));
            corrections.correct(id, amount, motif, Euros.read(total).orElse(null), actor.username());
            return "redirect:/bureau/frais/" + id;
        } catch (Refusal refusal) {
            answer.setStatus(refusal.kind().status());
            model.addAttribute("refusal", refusals.inFrench(refusal));
            model.addAttribute("amount", montant);
            model.addAttribute("reason", motif);
            return one(id, request, model);
        }
    }

    /** A correction that needed two, in one French sentence. */
    private static String proposal(ProposedCorrection proposed) {
        return "Correction " + proposed.number() + " de " + proposed.amount().inFrench() + " HT, proposée par "
                + proposed.proposedBy() + " : " + proposed.reason()
                + switch (proposed.status()) {
                    case PROPOSED -> " — à approuver par un autre gestionnaire.";
                    case APPROVED -> " — approuvée par " + proposed.decidedBy().orElse("") + ".";
                    case REFUSED ->
                        " — refusée par " + proposed.decidedBy().orElse("") + " : "
                                + proposed.decisionReason().orElse("");
                };
    }

    private static ChargeFilter filter(String client, String abonnement, @Nullable YearMonth mois) {
        return new ChargeFilter(given(client), given(abonnement), mois);
    }

    private static @Nullable String given(String text) {
        var number = text.strip();
        return number.isEmpty() ? null : number;
    }

    private List<Account> accounts(ChargeFilter filter, List<Charge> found) {
        record Owner(String customer, YearMonth month) {}
        var rows = new LinkedHashMap<Owner, List<Row>>();
        found.forEach(
                charge -> rows.computeIfAbsent(new Owner(charge.customer(), charge.month()), owner -> new ArrayList<>())
                        .add(row(charge)));
        var totals = new LinkedHashMap<Owner, MonthTotal>();
        charges.totals(
                        filter,
                        found.stream().map(Charge::customer).toList(),
                        found.stream().map(Charge::month).toList())
                .forEach(total -> totals.put(new Owner(total.customer(), total.month()), total));
        return rows.entrySet().stream()
                .filter(account -> totals.containsKey(account.getKey()))
                .map(account -> Account.of(requireNonNull(totals.get(account.getKey())), account.getValue()))
                .toList();
    }

    private Row row(Charge charge) {
        return Row.of(charge, sentences.of(charge));
    }

    /** What a customer owes for a month. */
    record Account(
            String customer,
            String customerName,
            String month,
            String excludingTax,
            String vat,
            String includingTax,
            List<Row> rows) {

        static Account of(MonthTotal total, List<Row> rows) {
            return new Account(
                    total.customer(),
                    total.customerName(),
                    FrenchMonth.of(total.month()),
                    total.excludingTax().inFrench(),
                    total.vat().inFrench(),
                    total.includingTax().inFrench(),
                    rows);
        }
    }

    /** A charge as it is read: French days and amounts. */
    record Row(
            long id,
            String chargedOn,
            String month,
            String subscription,
            String customer,
            String nature,
            String source,
            @Nullable Long corrects,
            @Nullable String reason,
            @Nullable String recordedBy,
            String amount,
            String vatRate,
            List<String> sentences) {

        static Row of(Charge charge, List<String> sentences) {
            return new Row(
                    charge.id(),
                    FrenchDay.inFigures(charge.chargedOn()),
                    FrenchMonth.of(charge.month()),
                    charge.subscription(),
                    charge.customer(),
                    (charge.isCorrection() ? "Correction : " : "")
                            + charge.kind().label() + " (art. " + charge.clause() + ")",
                    source(charge),
                    charge.corrects(),
                    charge.reason(),
                    charge.recordedBy(),
                    charge.amount().inFrench(),
                    charge.vatRate().inFrench(),
                    sentences);
        }

        private static String source(Charge charge) {
            return switch (charge.kind()) {
                case INITIAL_FEE -> "Mise en Service";
                case FIXED_FEE, USAGE_FEE -> FrenchMonth.of(charge.month());
                case EARLY_TERMINATION_FEE, SERVICE_CREDIT -> charge.source();
            };
        }
    }
}
