package fr.allset.tacite.servicecredit.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.billing.VatRates;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.CreditAdjusting.Adjustment;
import fr.allset.tacite.servicecredit.CreditCalculation;
import fr.allset.tacite.servicecredit.CreditDocument.Applied;
import fr.allset.tacite.servicecredit.CreditDocument.Calculation;
import fr.allset.tacite.servicecredit.CreditDocument.Share;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditHandling.Review;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.CreditWording;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.springframework.stereotype.Component;

/** What the forms show of a credit, as French text. Written from the stored calculation and never read back: the row is the truth. */
@Component
class CreditForms {

    static final String OUTAGES = "outages";
    static final String OUTAGES_TEXT = "outagesText";
    static final String NOTIFICATION = "notification";
    static final String RECEIVED = "received";
    static final String RESTORED = "restored";
    static final String COUNTED = "counted";
    static final String VERDICT = "verdict";
    static final String NOTE = "note";
    static final String COUNTS_ON = "countsOn";
    static final String NOTE_AMOUNT = "noteAmount";

    /** How long an account manager has to review, before the task counts as late. */
    private static final Duration REVIEW_TIME = Duration.ofDays(5);

    /** A failure may have thousands of notifications: as many as a person reads. */
    private static final int MOST_OUTAGES = 200;

    private static final String PERCENT = "\u00a0%";

    private final CreditHandling credits;
    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final TermsCatalogue terms;
    private final VatRates vatRates;
    private final ObjectMapper json;
    private final Clock clock;

    CreditForms(
            CreditHandling credits,
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            TermsCatalogue terms,
            VatRates vatRates,
            ObjectMapper json,
            Clock clock) {
        this.credits = credits;
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.terms = terms;
        this.vatRates = vatRates;
        this.json = json;
        this.clock = clock;
    }

    /** What {@code credit-tiers} is asked. */
    Map<String, Object> question(String subscription, CreditCalculation calculation) {
        return CreditTiers.question(
                subscriptions.find(subscription).orElseThrow().termsVersion(), calculation);
    }

    // ---- a request under review

    void write(DelegateExecution execution, Review review) {
        var request = review.request();
        var subscription = subscriptions.find(request.subscription()).orElseThrow();
        var calculation = review.document();
        boolean founded = review.calculation().credit().isFounded();
        var variables = parties(subscription, request.month());
        variables.put(ServiceCreditProcess.REQUEST_NUMBER, request.number());
        variables.put(ServiceCreditProcess.MONTH, request.month().toString());
        variables.put(
                ServiceCreditProcess.REQUEST_TEXT,
                "Demandé le " + FrenchMoment.of(request.requestedAt()) + " par " + request.requestedBy()
                        + earlier(request.number(), subscription.number()));
        variables.put(ServiceCreditProcess.FOUNDED, founded);
        variables.put(ServiceCreditProcess.SUMMARY_TEXT, summary(review, founded));
        steps(variables, calculation.explanation());
        variables.put(
                ServiceCreditProcess.USAGE_ROWS,
                rows(calculation.usageFees().stream()
                        .map(usage -> Map.of(
                                ServiceCreditProcess.USAGE_MONTH,
                                FrenchMonth.of(YearMonth.parse(usage.month())),
                                ServiceCreditProcess.USAGE_AMOUNT,
                                usage.amount() == null ? "aucun enregistrement" : french(usage.amount())))
                        .toList()));
        variables.put(
                ServiceCreditProcess.WINDOW_ROWS,
                rows(calculation.window().notes().stream()
                        .map(note -> noteRow(note.number(), LocalDate.parse(note.countsOn()), Euros.of(note.amount())))
                        .toList()));
        var vatRate = vatRates.inForceOn(ContractTime.today(clock));
        var amount = review.change().amount();
        var vat = vatRate.on(amount);
        variables.put(ServiceCreditProcess.TOTAL_EXCLUDING_TAX_TEXT, amount.inFrench());
        variables.put(
                ServiceCreditProcess.VAT_TEXT, vat.inFrench() + " (" + CreditWording.percent(vatRate.percent()) + ")");
        variables.put(ServiceCreditProcess.TOTAL_TEXT, amount.plus(vat).inFrench());
        variables.put(
                ServiceCreditProcess.LOST_TEXT,
                review.change().residualLost().isPositive()
                        ? review.change().residualLost().inFrench() + ", par le plafond, sans report"
                        : "rien");
        variables.put(
                ServiceCreditProcess.TERMS_TEXT,
                terms.byVersion(subscription.termsVersion()).title() + " (" + subscription.termsVersion()
                        + "), article 3");
        variables.put(ServiceCreditProcess.READINGS_TEXT, readings(calculation.readings()));
        variables.put(ServiceCreditProcess.CHANGE_TEXT, review.changed());
        variables.put(ServiceCreditProcess.REVIEW_DUE_AT, reviewDueAt());
        outages(variables, calculation.availability().outages());
        execution.setVariables(variables);
    }

    /** What became of an earlier decision on the same request. */
    private String earlier(String request, String subscription) {
        var events = diary.of(subscription).stream()
                .filter(entry -> request.equals(entry.about()))
                .map(entry -> "- " + FrenchMoment.of(entry.at()) + ", " + entry.by() + "\u00a0: " + entry.words())
                .toList();
        return events.size() < 2 ? "" : "\n\nHistorique\n\n" + shortened(String.join("\n", events));
    }

    private static String shortened(String text) {
        return text.length() <= 3500 ? text : text.substring(0, 3500) + "…";
    }

    private static String summary(Review review, boolean founded) {
        var credit = review.calculation().credit();
        if (!founded) {
            return "**Rien n'est dû** : "
                    + switch (credit.reason()) {
                        case OBJECTIVE_MET -> "l'objectif du mois est atteint.";
                        case NO_SERVICE -> "le Service n'était pas fourni ce mois-là.";
                        case TOO_LATE -> "la demande est parvenue après son délai.";
                        default -> "rien n'a été demandé.";
                    };
        }
        return "Disponibilité **" + CreditWording.percent(credit.availability().percent()) + "** pour au moins "
                + credit.availability().quality().objectivePercent() + PERCENT + " · taux **" + credit.tierPercent()
                + PERCENT
                + "** · avoir avant plafond **" + credit.gross().inFrench() + "** · reste du plafond **"
                + review.calculation().room().inFrench()
                + "** · à émettre **" + review.change().amount().inFrench() + " HT**"
                + (review.change().amount().isPositive()
                        ? ""
                        : "\n\nEmettre clôt la demande comme refusée, avec le plafond pour motif : aucun avoir n'est émis pour rien.");
    }

    private static void steps(Map<String, Object> variables, List<String> explanation) {
        var names = List.of(
                ServiceCreditProcess.AVAILABILITY_TEXT,
                ServiceCreditProcess.TIER_TEXT,
                ServiceCreditProcess.FIXED_FEES_TEXT,
                ServiceCreditProcess.USAGE_TEXT,
                ServiceCreditProcess.GROSS_TEXT,
                ServiceCreditProcess.CAP_TEXT,
                ServiceCreditProcess.RESULT_TEXT);
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), i < explanation.size() ? explanation.get(i) : "");
        }
    }

    private static String readings(List<Applied> readings) {
        return readings.stream()
                .map(reading -> "- **" + reading.entry() + "** " + reading.sentence())
                .collect(Collectors.joining("\n"));
    }

    // ---- a note that would be another one now

    void write(DelegateExecution execution, Adjustment adjustment) {
        var note = adjustment.note();
        var variables = parties(subscriptions.find(note.subscription()).orElseThrow(), note.month());
        variables.put(CreditAdjustmentProcess.NOTE_NUMBER, note.number());
        variables.put(CreditAdjustmentProcess.ISSUED_ON_TEXT, FrenchDay.inFigures(note.issuedOn()));
        variables.put(CreditAdjustmentProcess.CHANGE_TEXT, adjustment.difference());
        variables.put(CreditAdjustmentProcess.COMPARISON, rows(comparison(adjustment.replaced(), adjustment.now())));
        variables.put(
                CreditAdjustmentProcess.ISSUED_ROWS,
                rows(credits.notesOf(note.request()).stream()
                        .map(CreditForms::noteRow)
                        .toList()));
        variables.put(
                CreditAdjustmentProcess.DIFFERENCE_TEXT,
                CreditWording.correction(adjustment.calculation(), adjustment.granted(), adjustment.change()));
        variables.put(
                CreditAdjustmentProcess.TOTAL_EXCLUDING_TAX_TEXT,
                adjustment.change().amount().inFrench());
        variables.put(
                CreditAdjustmentProcess.LOST_TEXT,
                adjustment.change().residualLost().isPositive()
                        ? adjustment.change().residualLost().inFrench()
                        : "rien");
        variables.put(
                CreditAdjustmentProcess.EXPLANATIONS,
                rows(adjustment.now().explanation().stream()
                        .map(sentence -> Map.of(CreditAdjustmentProcess.SENTENCE, sentence))
                        .toList()));
        variables.put(CreditAdjustmentProcess.REVIEWED, adjustment.fingerprint());
        variables.put(
                CreditAdjustmentProcess.ADJUSTMENT_NEEDED, adjustment.change().isNeeded());
        variables.put(CreditAdjustmentProcess.REVIEW_DUE_AT, reviewDueAt());
        outages(variables, adjustment.now().availability().outages());
        execution.setVariables(variables);
    }

    private static List<Map<String, String>> comparison(Calculation before, Calculation now) {
        var rows = new ArrayList<Map<String, String>>();
        row(rows, "Disponibilité", CreditWording.percent(before), CreditWording.percent(now));
        row(
                rows,
                "Indisponibilité comptée",
                FrenchMoment.lasting(before.availability().downtimeSeconds()),
                FrenchMoment.lasting(now.availability().downtimeSeconds()));
        row(rows, "Taux", before.tierPercent() + PERCENT, now.tierPercent() + PERCENT);
        row(rows, "Frais Fixes", french(before.fixedFees()), french(now.fixedFees()));
        row(rows, "Moyenne des Frais d'Utilisation", average(before), average(now));
        row(rows, "Avoir avant plafond", french(before.gross()), french(now.gross()));
        row(rows, "Plafond", french(before.cap()), french(now.cap()));
        return rows;
    }

    private static void row(List<Map<String, String>> rows, String item, String before, String now) {
        rows.add(Map.of(
                CreditAdjustmentProcess.ITEM,
                item,
                CreditAdjustmentProcess.BEFORE,
                before,
                CreditAdjustmentProcess.NOW,
                now));
    }

    private static String average(Calculation calculation) {
        return CreditWording.amount(new BigDecimal(calculation.usageAverage()));
    }

    // ---- what both show

    private static Map<String, Object> parties(Subscription subscription, YearMonth month) {
        var customer = subscription.customer();
        var variables = new LinkedHashMap<String, Object>();
        variables.put(ServiceCreditProcess.CUSTOMER_NAME, customer.name());
        variables.put(ServiceCreditProcess.CUSTOMER_NUMBER, customer.number());
        variables.put(ServiceCreditProcess.CONTACT_TEXT, customer.contactName() + ", " + customer.contactEmail());
        variables.put(ServiceCreditProcess.SUBSCRIPTION, subscription.number());
        variables.put(
                ServiceCreditProcess.SITE_TEXT,
                subscription.site().name() + ", " + subscription.site().address());
        variables.put(ServiceCreditProcess.MONTH_TEXT, FrenchMonth.of(month));
        return variables;
    }

    private void outages(Map<String, Object> variables, List<Share> outages) {
        variables.put(
                OUTAGES,
                rows(outages.stream()
                        .limit(MOST_OUTAGES)
                        .map(CreditForms::outageRow)
                        .toList()));
        variables.put(
                OUTAGES_TEXT,
                outages.size() <= MOST_OUTAGES
                        ? ""
                        : "Et " + (outages.size() - MOST_OUTAGES)
                                + " autres notifications, que le document de l'avoir énumère toutes.");
    }

    private static Map<String, String> outageRow(Share outage) {
        return Map.of(
                NOTIFICATION,
                outage.notification(),
                RECEIVED,
                FrenchMoment.of(outage.notifiedAt()),
                RESTORED,
                outage.restoredAt() == null ? "pas encore" : FrenchMoment.of(outage.restoredAt()),
                COUNTED,
                FrenchMoment.lasting(outage.countedSeconds()),
                VERDICT,
                outage.why());
    }

    private static Map<String, String> noteRow(CreditNote note) {
        return noteRow(note.number(), note.countsOn(), note.amount());
    }

    private static Map<String, String> noteRow(String number, LocalDate countsOn, Euros amount) {
        return Map.of(NOTE, number, COUNTS_ON, FrenchDay.inFigures(countsOn), NOTE_AMOUNT, amount.inFrench());
    }

    private static String french(String euros) {
        return Euros.of(euros).inFrench();
    }

    private Date reviewDueAt() {
        return Date.from(clock.instant().plus(REVIEW_TIME));
    }

    private Object rows(List<? extends Map<String, String>> rows) {
        try {
            return Spin.JSON(json.writeValueAsString(rows));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what a form shows of a credit is plain text", impossible);
        }
    }
}
