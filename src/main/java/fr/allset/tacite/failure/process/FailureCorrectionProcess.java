package fr.allset.tacite.failure.process;

/** The words this code shares with {@code processes/failure-correction.bpmn}. The business key is the number of the failure. */
final class FailureCorrectionProcess {

    static final String KEY = "failure-correction";

    // refusals that lead back to a form
    static final String FAILURE_CORRECTION_REFUSED = "FailureCorrectionRefused";

    /** Who started the process from Tasklist. */
    static final String CORRECTED_BY = "correctedBy";

    // what forms ask
    /** The number of the failure. */
    static final String FAILURE = "failure";
    /** What was wrong: {@link #RESTORATION}, {@link #CAUSE} or {@link #SUBSCRIPTIONS}. */
    static final String CORRECTION = "correction";

    static final String RESTORATION = "restoration";
    /** Which restoration, from 1. */
    static final String STRETCH = "stretch";
    /** A moment. */
    static final String RESTORED_AT = "restoredAt";
    /** {@code covered}, {@code i} to {@code vi}, or {@link #WAITING}. */
    static final String CAUSE = "cause";
    /** The times of waiting for the client (art. 3, vi). */
    static final String WAITING = "waiting";
    /** A moment; blank: from its beginning. */
    static final String EXCUSED_SINCE = "excusedSince";
    /** A moment; blank: as long as it lasts. */
    static final String EXCUSED_UNTIL = "excusedUntil";

    static final String EVIDENCE = "evidence";
    /** Subscription numbers, separated by commas, semicolons or blanks. */
    static final String SUBSCRIPTIONS = "subscriptions";

    static final String REASON = "reason";
    /** Routes "Correction maintenue ?": {@code maintain} or {@code drop}. */
    static final String REQUEST_DECISION = "requestDecision";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    private FailureCorrectionProcess() {}
}
