package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.Failure.Waiting;
import fr.allset.tacite.failure.FailureOrigin;
import fr.allset.tacite.failure.FailureSheet;
import fr.allset.tacite.failure.FailureSheet.Reported;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.failure.MicrosoftStatement;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Card;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Due;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Proposal;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Restoring;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Silence;
import fr.allset.tacite.failure.process.FailureView.Line;
import fr.allset.tacite.failure.process.FailureView.Row;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms show of a failure, from its sheet as it is when somebody opens them. */
@Component
class FailureForms {

    /** What the field of the subscriptions takes, in characters. */
    private static final int LONGEST_FIELD = 4000;

    /** How a form takes a moment. */
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

    /** As much of each notification is shown, with what was added to it. */
    private static final int LONGEST_WORDS = 1000;

    private final FailureSheetReading sheets;
    private final RestorationMonitoring deadlines;
    private final MicrosoftStatement.Source microsoft;

    FailureForms(FailureSheetReading sheets, RestorationMonitoring deadlines, MicrosoftStatement.Source microsoft) {
        this.sheets = sheets;
        this.deadlines = deadlines;
        this.microsoft = microsoft;
    }

    FailureView view(OpenTask task) {
        var sheet = sheets.of(task.number());
        var failure = sheet.failure();
        var statement = microsoft.of(failure.number());
        var silence = task.kept(Silence.class).silenceConfirmsAt();
        return new FailureView(
                failure.number(),
                sheet.customersInFrench(),
                sheet.reportedInFrench(),
                sheet.subscriptionsInFrench(),
                sheet.componentsInFrench(),
                deadlines.inWords(failure.number()),
                sheet.objectiveInFrench(),
                sheet.equipmentInFrench(),
                statement == null ? "" : statement.words(),
                sheet.readingsInFrench(),
                sheet.diagnosisInFrench(),
                failure.waiting().map(Waiting::asked).orElse(""),
                failure.waiting()
                        .map(waiting -> FrenchMoment.of(waiting.since()))
                        .orElse(""),
                sheet.waitedInFrench(),
                silence == null ? null : FrenchMoment.of(silence),
                task.kept(Proposal.class).proposedCauseText(),
                failure.diagnosis(),
                origin(failure.origin(), statement),
                Boolean.TRUE.equals(failure.degraded()),
                subscriptions(sheet),
                task.kept(Restoring.class).restorationStep(),
                restoredAt(sheet, statement),
                Line.each(sheet.stretchesInFrench()),
                Line.each(sheet.waitingsInFrench()),
                Line.each(sheet.maintenanceInFrench()),
                sheet.latest().stream().map(FailureForms::row).toList());
    }

    static Card card(FailureSheet sheet) {
        return new Card(sheet.customersInFrench());
    }

    static Due due(FailureSheet sheet) {
        return new Due(sheet.serviceObjective().deadline());
    }

    /** A person decides on it; what Microsoft says makes one suppose it. */
    private static @Nullable String origin(@Nullable FailureOrigin stated, @Nullable MicrosoftStatement statement) {
        if (stated == null) {
            return statement == null ? null : FailureOrigin.MICROSOFT.code();
        }
        return stated.code();
    }

    private static @Nullable String restoredAt(FailureSheet sheet, @Nullable MicrosoftStatement statement) {
        return statement == null
                ? null
                : sheet.proposedRestoration(statement)
                        .map(moment -> MINUTE.format(moment.atZone(ContractTime.ZONE)))
                        .orElse(null);
    }

    private static String subscriptions(FailureSheet sheet) {
        var all = String.join(", ", sheet.subscriptions());
        return all.length() <= LONGEST_FIELD ? all : "";
    }

    private static Row row(Reported reported) {
        var notification = reported.notification();
        var words = new StringBuilder(notification.description());
        reported.additions()
                .forEach(addition -> words.append(" — Complément : ").append(addition));
        return new Row(
                notification.number(),
                FrenchMoment.of(notification.receivedAt()) + ", "
                        + notification.channel().label(),
                notification.reporter() + (notification.contact() == null ? "" : ", " + notification.contact()),
                notification.beganAt() == null ? "non précisé" : FrenchMoment.of(notification.beganAt()),
                FailureSheet.cut(words.toString(), LONGEST_WORDS));
    }
}
