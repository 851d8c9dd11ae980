package fr.allset.tacite.failure.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.failure.Failure.Waiting;
import fr.allset.tacite.failure.FailureOrigin;
import fr.allset.tacite.failure.FailureSheet;
import fr.allset.tacite.failure.FailureSheet.Reported;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.failure.MicrosoftStatement;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the forms show of a failure, as French text, and the deadline that its tasks have. Written from the file at each step and never
 * read back: the rows are the truth.
 */
@Component
class FailureForms {

    /** What a text variable of the engine holds, in characters. */
    private static final int LONGEST_TEXT = 4000;

    /** How a form takes a moment. */
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

    /** As much of each notification is shown, with what was added to it. */
    private static final int LONGEST_WORDS = 1000;

    private final FailureSheetReading sheets;
    private final RestorationMonitoring deadlines;
    private final MicrosoftStatement.Source microsoft;
    private final ObjectMapper json;

    FailureForms(
            FailureSheetReading sheets,
            RestorationMonitoring deadlines,
            MicrosoftStatement.Source microsoft,
            ObjectMapper json) {
        this.sheets = sheets;
        this.deadlines = deadlines;
        this.microsoft = microsoft;
        this.json = json;
    }

    /** Writes the sheet of the failure, and takes away what {@code answers} hold, which the step that ends has read. */
    FailureSheet write(DelegateExecution execution, String... answers) {
        var sheet = sheets.of(FailureHandlingProcess.failure(execution));
        execution.removeVariables(List.of(answers));
        execution.setVariables(shown(sheet, (Date) execution.getVariable(FailureHandlingProcess.DEADLINE_AT)));
        execution.setVariable(FailureHandlingProcess.SUBSCRIPTIONS, subscriptions(sheet));
        execution.setVariable(FailureHandlingProcess.REFUSAL, "");
        return sheet;
    }

    /**
     * What is shown of a failure.
     *
     * @param deadline the one that its tasks have already; null when they have none
     */
    Map<String, Object> shown(FailureSheet sheet, @Nullable Date deadline) {
        var failure = sheet.failure();
        var variables = new LinkedHashMap<String, Object>();
        variables.put(FailureHandlingProcess.FAILURE_NUMBER, failure.number());
        variables.put(FailureHandlingProcess.CUSTOMER_NAME, sheet.customersInFrench());
        variables.put(FailureHandlingProcess.REPORTED_TEXT, sheet.reportedInFrench());
        variables.put(FailureHandlingProcess.SUBSCRIPTIONS_TEXT, sheet.subscriptionsInFrench());
        variables.put(FailureHandlingProcess.COMPONENTS_TEXT, sheet.componentsInFrench());
        variables.put(FailureHandlingProcess.DEADLINE_TEXT, deadlines.inWords(failure.number()));
        variables.put(FailureHandlingProcess.OBJECTIVE_TEXT, sheet.objectiveInFrench());
        variables.put(FailureHandlingProcess.EQUIPMENT_TEXT, sheet.equipmentInFrench());
        variables.put(FailureHandlingProcess.READINGS_TEXT, sheet.readingsInFrench());
        variables.put(FailureHandlingProcess.DIAGNOSIS_TEXT, sheet.diagnosisInFrench());
        variables.put(
                FailureHandlingProcess.ASKED_TEXT,
                failure.waiting().map(Waiting::asked).orElse(""));
        variables.put(
                FailureHandlingProcess.WAITING_SINCE_TEXT,
                failure.waiting()
                        .map(waiting -> FrenchMoment.of(waiting.since()))
                        .orElse(""));
        variables.put(FailureHandlingProcess.WAITED_TEXT, sheet.waitedInFrench());
        variables.put(FailureHandlingProcess.STRETCHES, lines(sheet.stretchesInFrench()));
        variables.put(FailureHandlingProcess.WAITINGS, lines(sheet.waitingsInFrench()));
        variables.put(FailureHandlingProcess.MAINTENANCE, lines(sheet.maintenanceInFrench()));
        variables.put(
                FailureHandlingProcess.NOTIFICATIONS,
                written(sheet.latest().stream().map(FailureForms::row).toList()));
        showMicrosoft(sheet, variables);
        var until = Date.from(sheet.serviceObjective().deadline());
        if (deadline == null || until.getTime() != deadline.getTime()) {
            variables.put(FailureHandlingProcess.DEADLINE_AT, until);
        }
        return variables;
    }

    /** What Microsoft says, with what it makes one suppose: the origin, and from when the service works. A person decides on both. */
    private void showMicrosoft(FailureSheet sheet, Map<String, Object> variables) {
        var statement = microsoft.of(sheet.failure().number());
        variables.put(FailureHandlingProcess.MICROSOFT_TEXT, statement == null ? "" : statement.words());
        if (statement != null) {
            if (sheet.failure().origin() == null) {
                variables.put(FailureHandlingProcess.ORIGIN, FailureOrigin.MICROSOFT.code());
            }
            variables.put(
                    FailureHandlingProcess.RESTORED_AT,
                    sheet.proposedRestoration(statement)
                            .map(moment -> MINUTE.format(moment.atZone(ContractTime.ZONE)))
                            .orElse(null));
        }
    }

    /** Offered to be corrected, unless they are more than a form takes: then they stay as they are. */
    private static String subscriptions(FailureSheet sheet) {
        var all = String.join(", ", sheet.subscriptions());
        return all.length() <= LONGEST_TEXT ? all : "";
    }

    /** The answers that the diagnosis had earlier, for the form that asks again. */
    void offerDiagnosis(DelegateExecution execution, FailureSheet sheet) {
        execution.setVariable(FailureHandlingProcess.DIAGNOSIS, sheet.failure().diagnosis());
        execution.setVariable(
                FailureHandlingProcess.ORIGIN,
                sheet.failure().origin() == null ? null : code(sheet.failure().origin()));
    }

    static String code(@Nullable FailureOrigin origin) {
        return (origin == null ? FailureOrigin.UNKNOWN : origin).code();
    }

    private Object lines(List<String> lines) {
        return written(lines.stream()
                .map(line -> Map.of(FailureHandlingProcess.LINE, line))
                .toList());
    }

    private static Map<String, String> row(Reported reported) {
        var notification = reported.notification();
        var words = new StringBuilder(notification.description());
        reported.additions()
                .forEach(addition -> words.append(" — Complément : ").append(addition));
        var row = new LinkedHashMap<String, String>();
        row.put(FailureHandlingProcess.NOTIFICATION_NUMBER, notification.number());
        row.put(
                FailureHandlingProcess.NOTIFICATION_RECEIVED,
                FrenchMoment.of(notification.receivedAt()) + ", "
                        + notification.channel().label());
        row.put(
                FailureHandlingProcess.NOTIFICATION_REPORTER,
                notification.reporter() + (notification.contact() == null ? "" : ", " + notification.contact()));
        row.put(
                FailureHandlingProcess.NOTIFICATION_BEGAN,
                notification.beganAt() == null ? "non précisé" : FrenchMoment.of(notification.beganAt()));
        row.put(FailureHandlingProcess.NOTIFICATION_WHAT, FailureSheet.cut(words.toString(), LONGEST_WORDS));
        return row;
    }

    private Object written(List<Map<String, String>> rows) {
        try {
            return Spin.JSON(json.writeValueAsString(rows));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what a form shows of a failure is plain text", impossible);
        }
    }
}
