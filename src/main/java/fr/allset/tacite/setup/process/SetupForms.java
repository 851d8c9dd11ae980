package fr.allset.tacite.setup.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.setup.AdditionalWork;
import fr.allset.tacite.setup.CheckedPrerequisite;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.DocumentAnswer;
import fr.allset.tacite.setup.PrerequisiteList;
import fr.allset.tacite.setup.RequestedDocument;
import fr.allset.tacite.setup.Setup;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;

/**
 * What the forms show of a set-up and of an acceptance file, as French text, and the dates that their timers wait for. Written from the
 * rows and never read back.
 */
@org.springframework.stereotype.Component
class SetupForms {

    /** How long an account manager has to decide on a silence, before the task counts as late. */
    private static final Duration DECISION_TIME = Duration.ofDays(2);

    private final SetupHandling setupHandling;
    private final DocumentAcceptance documentAcceptance;
    private final TermsCatalogue terms;
    private final ObjectMapper json;
    private final Clock clock;

    SetupForms(
            SetupHandling setupHandling,
            DocumentAcceptance documentAcceptance,
            TermsCatalogue terms,
            ObjectMapper json,
            Clock clock) {
        this.setupHandling = setupHandling;
        this.documentAcceptance = documentAcceptance;
        this.terms = terms;
        this.json = json;
        this.clock = clock;
    }

    void writeSetup(DelegateExecution execution, String number) {
        var setup = setupHandling.find(number);
        var customer = setup.customer();
        var variables = new LinkedHashMap<String, Object>();
        variables.put(SubscriptionSetupProcess.SETUP_NUMBER, number);
        variables.put(SubscriptionSetupProcess.CUSTOMER_NAME, customer.name());
        variables.put(
                SubscriptionSetupProcess.CUSTOMER_TEXT,
                customer.name() + " (" + customer.number()
                        + (setup.knownCustomer() ? "" : ", nouveau Client") + ") · "
                        + (customer.siren() == null ? "sans SIREN" : "SIREN " + customer.siren()) + " · "
                        + customer.contactName() + ", " + customer.contactEmail());
        variables.put(
                SubscriptionSetupProcess.SITE_TEXT,
                setup.site().name() + " (" + setup.site().code() + "), "
                        + setup.site().address());
        variables.put(
                SubscriptionSetupProcess.COMPONENTS_TEXT,
                setup.components().stream().map(Component::contractName).collect(Collectors.joining(", ")));
        variables.put(
                SubscriptionSetupProcess.MONTHLY_FIXED_FEE_TEXT,
                setup.monthlyFixedFee().inFrench());
        variables.put(
                SubscriptionSetupProcess.INITIAL_FEE_TEXT, setup.initialFee().inFrench());
        variables.put(SubscriptionSetupProcess.INITIAL_PERIOD_TEXT, setup.initialPeriodMonths() + "\u00a0mois");
        variables.put(SubscriptionSetupProcess.SIGNED_ON_TEXT, FrenchDay.inFigures(setup.signedOn()));
        variables.put(SubscriptionSetupProcess.WISHED_START_TEXT, FrenchDay.inFigures(setup.wishedStart()));
        variables.put(SubscriptionSetupProcess.WISHED_START_AT, Date.from(ContractTime.startOf(setup.wishedStart())));
        variables.put(
                SubscriptionSetupProcess.TERMS_TEXT,
                terms.byVersion(setup.file().termsVersion()).title() + " ("
                        + setup.file().termsVersion() + ")");
        variables.put(
                SubscriptionSetupProcess.WORKS_TEXT,
                setup.works().isEmpty()
                        ? "aucune"
                        : setup.works().stream().map(AdditionalWork::label).collect(Collectors.joining(", "))
                                + " (devis séparé)");
        var requirements = PrerequisiteList.inForceOn(ContractTime.today(clock));
        variables.put(
                SubscriptionSetupProcess.REQUIREMENTS_TEXT,
                requirements.title() + ", version " + requirements.version() + " : " + requirements.address());
        variables.put(
                SubscriptionSetupProcess.PREREQUISITE_ROWS,
                rows(setup.prerequisites().stream().map(SetupForms::row).toList()));
        variables.put(SubscriptionSetupProcess.DOCUMENT_ROWS, documentRows(setup.file()));
        variables.put(SubscriptionSetupProcess.REFUSAL, "");
        execution.setVariables(variables);
    }

    /** What stands on the form of the answers changes with each of them; what timers wait for, with each asking. */
    void writeFile(DelegateExecution execution, AcceptanceRequest file) {
        var variables = new LinkedHashMap<String, Object>();
        variables.put(DocumentAcceptanceProcess.FILE_NUMBER, file.number());
        variables.put(DocumentAcceptanceProcess.CUSTOMER_NAME, file.customer().name());
        variables.put(DocumentAcceptanceProcess.CUSTOMER_NUMBER, file.customer().number());
        variables.put(
                DocumentAcceptanceProcess.CONTACT_TEXT,
                file.customer().contactName() + ", " + file.customer().contactEmail());
        variables.put(
                DocumentAcceptanceProcess.PURPOSE_TEXT,
                file.kind() == Kind.SETUP
                        ? purpose(setupHandling.find(file.number()))
                        : "Nouvelle version d'un document contractuel, pour un Client en service.");
        variables.put(
                DocumentAcceptanceProcess.ASKED_ON_TEXT,
                file.askedAt().map(SetupForms::day).orElse(""));
        variables.put(DocumentAcceptanceProcess.DOCUMENT_ROWS, documentRows(file));
        variables.put(DocumentAcceptanceProcess.DOCUMENT_CHOICES, rows(choices(file)));
        variables.put(DocumentAcceptanceProcess.OUTCOME, outcome(file));
        variables.put(DocumentAcceptanceProcess.REFUSAL, "");
        execution.setVariables(variables);
    }

    void writeTimes(DelegateExecution execution, String number) {
        var reminder = documentAcceptance.nextReminder(number);
        var escalation = documentAcceptance.escalation(number);
        execution.setVariable(DocumentAcceptanceProcess.REMINDER_PLANNED, reminder.isPresent());
        execution.setVariable(
                DocumentAcceptanceProcess.REMINDER_AT, reminder.map(Date::from).orElse(null));
        execution.setVariable(DocumentAcceptanceProcess.ESCALATION_AT, Date.from(escalation));
        execution.setVariable(DocumentAcceptanceProcess.ESCALATION_TEXT, day(escalation));
        execution.setVariable(DocumentAcceptanceProcess.DECISION_DUE_AT, Date.from(escalation.plus(DECISION_TIME)));
    }

    private static String outcome(AcceptanceRequest file) {
        return switch (file.status()) {
            case ABANDONED -> DocumentAcceptanceProcess.ABANDONED;
            case COMPLETED -> DocumentAcceptanceProcess.ACCEPTED;
            case OPEN ->
                file.pending().isEmpty() ? DocumentAcceptanceProcess.ACCEPTED : DocumentAcceptanceProcess.PENDING;
        };
    }

    private static String purpose(Setup setup) {
        return "Mise en service pour le site " + setup.site().name() + " : "
                + setup.components().stream().map(Component::contractName).collect(Collectors.joining(", "))
                + ". Date souhaitée : " + FrenchDay.inFigures(setup.wishedStart()) + ".";
    }

    private static List<Map<String, String>> choices(AcceptanceRequest file) {
        var choices = new ArrayList<Map<String, String>>();
        choices.add(Map.of("label", "Tous les documents en attente", "value", DocumentAnswer.EVERY_PENDING));
        file.pending()
                .forEach(document -> choices.add(Map.of(
                        "label", document.title() + ", version " + document.version(), "value", document.code())));
        return choices;
    }

    private Object documentRows(AcceptanceRequest file) {
        return rows(file.documents().stream().map(SetupForms::row).toList());
    }

    private static Map<String, String> row(RequestedDocument document) {
        var row = new LinkedHashMap<String, String>();
        row.put(DocumentAcceptanceProcess.DOCUMENT_TITLE, document.title());
        row.put(DocumentAcceptanceProcess.DOCUMENT_VERSION, document.version());
        row.put(DocumentAcceptanceProcess.DOCUMENT_STATUS, document.status().label());
        row.put(
                DocumentAcceptanceProcess.DOCUMENT_ANSWER,
                document.answer()
                        .map(answer -> (answer.accepted() ? "" : "refusé, ") + answer.by() + ", "
                                + FrenchDay.inFigures(answer.on()))
                        .orElse(""));
        row.put(
                DocumentAcceptanceProcess.DOCUMENT_MEANS,
                document.answer()
                        .map(answer -> answer.means().label()
                                + answer.evidence()
                                        .map(evidence -> " : " + evidence)
                                        .orElse("")
                                + answer.remark().map(remark -> " — " + remark).orElse(""))
                        .orElse(""));
        row.put(
                DocumentAcceptanceProcess.DOCUMENT_WHERE,
                document.address()
                        .or(() -> document.sha256().map(hash -> "SHA-256 " + hash))
                        .orElse(""));
        return row;
    }

    private static Map<String, String> row(CheckedPrerequisite item) {
        return Map.of(
                SubscriptionSetupProcess.PREREQUISITE_ITEM,
                item.title(),
                SubscriptionSetupProcess.PREREQUISITE_STATE,
                item.state().label(),
                SubscriptionSetupProcess.PREREQUISITE_RESERVATION,
                item.reservation().orElse(""));
    }

    private Object rows(List<Map<String, String>> rows) {
        try {
            return Spin.JSON(json.writeValueAsString(rows));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what a form shows is plain text", impossible);
        }
    }

    private static String day(Instant instant) {
        return FrenchDay.inFigures(LocalDate.ofInstant(instant, ContractTime.ZONE));
    }
}
