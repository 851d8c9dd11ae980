package fr.allset.tacite.setup.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/document-acceptance.bpmn}. The business key is the acceptance file's number. */
final class DocumentAcceptanceProcess {

    static final String KEY = "document-acceptance";

    // messages
    static final String DOCUMENT_ACCEPTANCE_ASKED = "DocumentAcceptanceAsked";
    static final String DOCUMENT_ANSWERED = "DocumentAnswered";
    static final String DOCUMENTS_REPLACED = "DocumentsReplaced";

    /** The timer of the next reminder. */
    static final String REMINDER_DUE = "ReminderDue";

    // refusals that lead back to a form
    static final String DOCUMENT_ANSWER_REFUSED = "DocumentAnswerRefused";
    static final String SILENCE_DECISION_REFUSED = "SilenceDecisionRefused";

    // how far it is
    static final String PENDING = "pending";
    static final String ACCEPTED = "accepted";
    static final String ABANDONED = "abandoned";

    private DocumentAcceptanceProcess() {}

    /** What the card of each task shows. */
    record Card(String customerName) {}

    /** @param outcome {@link #PENDING}, {@link #ACCEPTED} or {@link #ABANDONED}; handed over to a set-up at the end */
    record Progress(String outcome) {}

    /**
     * What timers wait for.
     *
     * @param reminderPlanned routes "Rappel prévu ?"
     * @param reminderAt      null when none is planned
     * @param decisionDueAt   until when an account manager is to have decided on the silence
     */
    record Times(boolean reminderPlanned, @Nullable Instant reminderAt, Instant escalationAt, Instant decisionDueAt) {}

    /** The reminder that is waited for, once it was postponed. */
    record NextReminder(Instant reminderAt) {}
}
