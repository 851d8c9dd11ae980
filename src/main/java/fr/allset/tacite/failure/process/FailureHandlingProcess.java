package fr.allset.tacite.failure.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/failure-handling.bpmn}. The business key is the failure's number. */
final class FailureHandlingProcess {

    static final String KEY = "failure-handling";

    // messages
    static final String FAILURE_REPORTED = "FailureReported";
    static final String FAILURE_CONFIRMED = "FailureConfirmed";
    static final String FAILURE_REOPENED = "FailureReopened";

    // refusals that lead back to a form
    static final String TAKING_IN_CHARGE_REFUSED = "TakingInChargeRefused";
    static final String DIAGNOSIS_REFUSED = "DiagnosisRefused";
    static final String COOPERATION_REFUSED = "CooperationRefused";
    static final String RESTORATION_REFUSED = "RestorationRefused";
    static final String CONFIRMATION_REFUSED = "ConfirmationRefused";
    static final String CAUSE_REFUSED = "CauseRefused";

    // steps that are due when the service is to be restored
    static final String TAKE_FAILURE_IN_CHARGE = "TakeFailureInCharge";
    static final String DIAGNOSE_FAILURE = "DiagnoseFailure";
    static final String RESTORE_SERVICE = "RestoreService";

    // what forms ask; moments as ISO texts, blank for now
    /** Routes "Rattachée à une autre ?": {@code take} or {@code attach}. */
    static final String TAKING_IN_CHARGE = "takingInCharge";
    /** The number of the failure that it turns out to be. */
    static final String SAME_AS = "sameAs";

    static final String DIAGNOSIS = "diagnosis";
    /** A code of FailureOrigin; the decision table reads it too. */
    static final String ORIGIN = "origin";
    /** Subscription numbers, separated by commas, semicolons or blanks; blank when they stay as they are. */
    static final String SUBSCRIPTIONS = "subscriptions";

    static final String EQUIPMENT_FAULTY = "equipmentFaulty";
    static final String EQUIPMENT_FOUND_AT = "equipmentFoundAt";
    static final String EQUIPMENT_WARRANTY = "equipmentWarranty";
    /** Routes "Client à attendre ?": {@code restore} or {@code ask}. */
    static final String DIAGNOSIS_STEP = "diagnosisStep";

    static final String ASKED = "asked";
    static final String ANSWERED_AT = "answeredAt";
    static final String CLIENT_ANSWER = "clientAnswer";
    /** Routes "Service rétabli ?": {@code restored}, {@code workaround}, {@code equipment} or {@code diagnose}. */
    static final String RESTORATION_STEP = "restorationStep";

    static final String RESTORED_AT = "restoredAt";
    static final String WORKAROUND_AT = "workaroundAt";
    static final String WORKAROUND = "workaround";
    static final String EQUIPMENT_REPLACED_AT = "equipmentReplacedAt";
    /** Routes "Rétablissement confirmé ?": {@code confirmed} or {@code failing}. */
    static final String CONFIRMATION = "confirmation";

    static final String REPORTED_AGAIN_AT = "reportedAgainAt";
    static final String BEGAN_AGAIN_AT = "beganAgainAt";
    static final String FAILING_WORDS = "failingWords";
    /** {@code covered}, {@code i} to {@code vi}, or {@code waiting}: {@code vi} for the times of waiting alone. */
    static final String CAUSE = "cause";

    static final String REASON = "reason";
    static final String EVIDENCE = "evidence";
    static final String EXCUSED_SINCE = "excusedSince";
    static final String EXCUSED_UNTIL = "excusedUntil";

    // what gateways and the decision table decide on
    static final String SUPPORT_OPEN = "supportOpen";
    static final String WAITED_FOR_CLIENT = "waitedForClient";
    static final String DURING_MAINTENANCE = "duringMaintenance";

    // what the decision table answers
    /** The engine's name for its answer. */
    static final String DECISION_RESULT = "decisionResult";
    /** {@code covered}, or {@code i} to {@code vi}. */
    static final String PROPOSED_CAUSE = "proposedCause";
    /** What it proposes and why, in French. */
    static final String PROPOSED_CAUSE_TEXT = "proposedCauseText";

    // what timers wait for
    static final String SUPPORT_OPENS_AT = "supportOpensAt";
    /** Until when the service is to be restored. */
    static final String DEADLINE_AT = "deadlineAt";

    static final String SILENCE_CONFIRMS_AT = "silenceConfirmsAt";
    static final String QUALIFICATION_DUE_AT = "qualificationDueAt";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what forms show, as French text
    static final String FAILURE_NUMBER = "failureNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String REPORTED_TEXT = "reportedText";
    static final String SUBSCRIPTIONS_TEXT = "subscriptionsText";
    static final String COMPONENTS_TEXT = "componentsText";
    /** How the deadlines stand; {@code restoration-deadline} writes it too, when one comes near. */
    static final String DEADLINE_TEXT = "deadlineText";
    /** From when and how the deadline is counted. */
    static final String OBJECTIVE_TEXT = "objectiveText";

    static final String EQUIPMENT_TEXT = "equipmentText";
    /** What Microsoft says of it; empty when none of its incidents belongs to it. */
    static final String MICROSOFT_TEXT = "microsoftText";

    static final String READINGS_TEXT = "readingsText";
    static final String DIAGNOSIS_TEXT = "diagnosisText";
    /** What the customer is asked for at this time. */
    static final String ASKED_TEXT = "askedText";

    static final String WAITING_SINCE_TEXT = "waitingSinceText";
    static final String WAITED_TEXT = "waitedText";
    static final String SILENCE_CONFIRMS_TEXT = "silenceConfirmsText";
    /** Lists as JSON, since a text variable of the engine ends at 4,000 characters; each row is a {@link #LINE}. */
    static final String STRETCHES = "stretches";

    static final String WAITINGS = "waitings";
    static final String MAINTENANCE = "maintenance";
    static final String LINE = "line";
    /** The latest notifications as JSON, one row each, with the columns below. */
    static final String NOTIFICATIONS = "notifications";

    static final String NOTIFICATION_NUMBER = "number";
    static final String NOTIFICATION_RECEIVED = "received";
    static final String NOTIFICATION_REPORTER = "reporter";
    static final String NOTIFICATION_BEGAN = "began";
    static final String NOTIFICATION_WHAT = "what";

    private FailureHandlingProcess() {}

    static String failure(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
