package fr.allset.tacite.setup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/document-acceptance.bpmn}. The business key is the acceptance file's number. */
final class DocumentAcceptanceProcess {

    static final String KEY = "document-acceptance";

    // messages
    static final String DOCUMENT_ACCEPTANCE_ASKED = "DocumentAcceptanceAsked";
    static final String DOCUMENT_ANSWERED = "DocumentAnswered";
    static final String DOCUMENTS_REPLACED = "DocumentsReplaced";

    // refusals that lead back to a form
    static final String DOCUMENT_ANSWER_REFUSED = "DocumentAnswerRefused";
    static final String SILENCE_DECISION_REFUSED = "SilenceDecisionRefused";

    // what forms ask
    /** {@code accept}, {@code refuse} or {@code abandon}. */
    static final String ANSWER_DECISION = "answerDecision";
    /** The code of a document, or {@code *} for all that are pending. */
    static final String ANSWERED_DOCUMENT = "answeredDocument";

    static final String ANSWERED_BY = "answeredBy";
    /** ISO date. */
    static final String ANSWERED_ON = "answeredOn";
    /** {@code EMAIL} or {@code PAPER}. */
    static final String MEANS = "means";

    static final String EVIDENCE = "evidence";
    static final String REMARK = "remark";
    static final String REASON = "reason";
    /** {@code extend} or {@code abandon}. */
    static final String SILENCE_DECISION = "silenceDecision";

    // what gateways and timers decide on
    /** {@link #PENDING}, {@link #ACCEPTED} or {@link #ABANDONED}. */
    static final String OUTCOME = "outcome";

    static final String PENDING = "pending";
    static final String ACCEPTED = "accepted";
    static final String ABANDONED = "abandoned";
    static final String REMINDER_PLANNED = "reminderPlanned";
    static final String REMINDER_AT = "reminderAt";
    static final String ESCALATION_AT = "escalationAt";
    static final String DECISION_DUE_AT = "decisionDueAt";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what forms show, as French text
    static final String FILE_NUMBER = "fileNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String CUSTOMER_NUMBER = "customerNumber";
    static final String CONTACT_TEXT = "contactText";
    static final String PURPOSE_TEXT = "purposeText";
    static final String ASKED_ON_TEXT = "askedOnText";
    static final String ESCALATION_TEXT = "escalationText";
    /** The documents as JSON, one row each, with the columns below. */
    static final String DOCUMENT_ROWS = "documentRows";

    static final String DOCUMENT_TITLE = "title";
    static final String DOCUMENT_VERSION = "version";
    static final String DOCUMENT_STATUS = "status";
    static final String DOCUMENT_ANSWER = "answer";
    static final String DOCUMENT_MEANS = "proof";
    static final String DOCUMENT_WHERE = "where";
    /** What a select offers, as JSON. */
    static final String DOCUMENT_CHOICES = "documentChoices";

    private DocumentAcceptanceProcess() {}

    static String file(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
