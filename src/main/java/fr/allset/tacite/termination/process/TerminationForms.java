package fr.allset.tacite.termination.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.Clause;
import fr.allset.tacite.termination.QuoteDocument;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.terms.LegalNotes;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.FrenchDay;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.springframework.stereotype.Component;

/**
 * What the forms show of a quote, as French text, and the dates that its timers wait for. Written once from the stored quote and
 * never read back: the row is the truth.
 */
@Component
class TerminationForms {

    /** How long an account manager has to review, before the task counts as late. */
    private static final Duration REVIEW_TIME = Duration.ofDays(2);

    private final TerminationHandling terminationHandling;
    private final Subscriptions subscriptions;
    private final TermsCatalogue terms;
    private final LegalNotes law;
    private final ObjectMapper json;
    private final Clock clock;

    TerminationForms(
            TerminationHandling terminationHandling,
            Subscriptions subscriptions,
            TermsCatalogue terms,
            LegalNotes law,
            ObjectMapper json,
            Clock clock) {
        this.terminationHandling = terminationHandling;
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.law = law;
        this.json = json;
        this.clock = clock;
    }

    void write(DelegateExecution execution, String number) {
        var quote = terminationHandling.find(number);
        var document = terminationHandling.read(quote);
        var first = subscriptions.find(quote.subscriptions().get(0)).orElseThrow();
        var variables = new LinkedHashMap<String, Object>();
        variables.put(EarlyTerminationProcess.QUOTE_NUMBER, number);
        variables.put(EarlyTerminationProcess.CUSTOMER_NAME, first.customer().name());
        variables.put(EarlyTerminationProcess.CUSTOMER_NUMBER, first.customer().number());
        variables.put(
                EarlyTerminationProcess.CONTACT_TEXT,
                first.customer().contactName() + ", " + first.customer().contactEmail());
        variables.put(EarlyTerminationProcess.SUBSCRIPTIONS_TEXT, String.join(", ", quote.subscriptions()));
        variables.put(EarlyTerminationProcess.EFFECTIVE_DATE_TEXT, FrenchDay.inFigures(quote.effectiveDate()));
        variables.put(EarlyTerminationProcess.VALID_UNTIL_TEXT, FrenchDay.inFigures(quote.validUntil()));
        variables.put(
                EarlyTerminationProcess.TOTAL_EXCLUDING_TAX_TEXT,
                quote.totalExcludingTax().inFrench());
        variables.put(
                EarlyTerminationProcess.VAT_TEXT,
                quote.vat().inFrench() + " ("
                        + quote.vatRate().percent().toPlainString().replace('.', ',') + "\u00a0%)");
        variables.put(
                EarlyTerminationProcess.TOTAL_TEXT, quote.totalIncludingTax().inFrench());
        variables.put(EarlyTerminationProcess.REQUESTED_BY_TEXT, quote.requestedBy());
        variables.put(
                EarlyTerminationProcess.LAW_TEXT,
                law.inForceOn(quote.effectiveDate()).stream()
                        .map(note -> "- " + note.sentence())
                        .collect(Collectors.joining("\n")));
        variables.put(
                EarlyTerminationProcess.TERMS_TEXT,
                terms.byVersion(quote.termsVersion()).title() + " (" + quote.termsVersion() + "), article 5");
        variables.put(
                EarlyTerminationProcess.READINGS_TEXT,
                terms.byVersion(quote.termsVersion()).readings().all().stream()
                        .map(TerminationForms::described)
                        .collect(Collectors.joining("\n")));
        variables.put(EarlyTerminationProcess.EXPLANATIONS, Spin.JSON(written(explanations(document))));
        variables.put(EarlyTerminationProcess.LINES, Spin.JSON(written(lines(document))));
        variables.put(EarlyTerminationProcess.REFUSAL, "");
        variables.put(
                EarlyTerminationProcess.EFFECTIVE_DATE, quote.effectiveDate().toString());
        variables.put(
                EarlyTerminationProcess.EXPIRES_AT, startOf(quote.validUntil().plusDays(1)));
        variables.put(EarlyTerminationProcess.EFFECTIVE_AT, startOf(quote.effectiveDate()));
        execution.setVariables(variables);
    }

    /** When an account manager is to have decided what comes up for decision now. */
    Date reviewDueAt() {
        return Date.from(clock.instant().plus(REVIEW_TIME));
    }

    private static Date startOf(LocalDate day) {
        return Date.from(ContractTime.startOf(day));
    }

    private static String described(Reading reading) {
        return "- **" + reading.entry() + "** " + reading.label();
    }

    private static List<Map<String, String>> explanations(QuoteDocument document) {
        var sentences = new ArrayList<Map<String, String>>();
        for (var site : document.sites()) {
            site.lines().forEach(line -> sentences.add(explanation(site, line.explanation())));
            if (site.explanation() != null) {
                sentences.add(explanation(site, site.explanation()));
            }
        }
        return sentences;
    }

    private static Map<String, String> explanation(QuoteDocument.Site site, String sentence) {
        return Map.of(
                EarlyTerminationProcess.EXPLANATION_SUBSCRIPTION,
                site.subscription(),
                EarlyTerminationProcess.EXPLANATION_SENTENCE,
                sentence);
    }

    private static List<Map<String, String>> lines(QuoteDocument document) {
        return document.sites().stream()
                .flatMap(site -> site.lines().stream().map(line -> row(site, line)))
                .toList();
    }

    private String written(List<Map<String, String>> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what a form shows of a quote is plain text", impossible);
        }
    }

    private static Map<String, String> row(QuoteDocument.Site site, QuoteDocument.Line line) {
        var row = new LinkedHashMap<String, String>();
        row.put(EarlyTerminationProcess.LINE_SITE, site.subscription() + " · " + site.site());
        row.put(EarlyTerminationProcess.LINE_CLAUSE, Clause.of(line.clause()).label());
        row.put(
                EarlyTerminationProcess.LINE_PERIOD,
                FrenchDay.inFigures(LocalDate.parse(line.from())) + " – "
                        + FrenchDay.inFigures(LocalDate.parse(line.to())));
        row.put(
                EarlyTerminationProcess.LINE_MONTHS,
                new BigDecimal(line.months())
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', ','));
        row.put(EarlyTerminationProcess.LINE_RATE, line.ratePercent() + "\u00a0%");
        row.put(
                EarlyTerminationProcess.LINE_MONTHLY_FEE,
                line.monthlyFee() == null
                        ? "variable"
                        : Euros.of(line.monthlyFee()).inFrench());
        row.put(EarlyTerminationProcess.LINE_AMOUNT, Euros.of(line.amount()).inFrench());
        return row;
    }
}
