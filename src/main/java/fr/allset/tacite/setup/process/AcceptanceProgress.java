package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.process.DocumentAcceptanceProcess.Card;
import fr.allset.tacite.setup.process.DocumentAcceptanceProcess.Progress;
import fr.allset.tacite.setup.process.DocumentAcceptanceProcess.Times;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the process keeps of documents to be accepted: how far they are, and when the Client's silence counts. */
@Component
class AcceptanceProgress {

    /** How long an account manager has to decide on a silence, before the task counts as late. */
    private static final Duration DECISION_TIME = Duration.ofDays(2);

    private final DocumentAcceptance documentAcceptance;

    AcceptanceProgress(DocumentAcceptance documentAcceptance) {
        this.documentAcceptance = documentAcceptance;
    }

    /** It changes with each answer. */
    void keep(Step step) {
        var file = documentAcceptance.find(step.number());
        step.keep(new Card(file.customer().name()));
        step.keep(new Progress(outcome(file)));
    }

    /** They change with each asking. */
    void keepTimes(Step step) {
        var reminder = documentAcceptance.nextReminder(step.number());
        var escalation = documentAcceptance.escalation(step.number());
        step.keep(new Times(reminder.isPresent(), reminder.orElse(null), escalation, escalation.plus(DECISION_TIME)));
    }

    private static String outcome(AcceptanceRequest file) {
        return switch (file.status()) {
            case ABANDONED -> DocumentAcceptanceProcess.ABANDONED;
            case COMPLETED -> DocumentAcceptanceProcess.ACCEPTED;
            case OPEN ->
                file.pending().isEmpty() ? DocumentAcceptanceProcess.ACCEPTED : DocumentAcceptanceProcess.PENDING;
        };
    }
}
