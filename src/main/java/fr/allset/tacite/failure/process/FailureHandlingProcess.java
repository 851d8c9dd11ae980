package fr.allset.tacite.failure.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    private FailureHandlingProcess() {}

    /** What the card of each task shows: whose failure it is. */
    record Card(String customerName) {}

    /** Until when the service is to be restored; null before that is known. */
    record Due(@Nullable Instant deadlineAt) {}

    /**
     * Routes "Heures de prise en charge ?".
     *
     * @param supportOpensAt what its timer waits for
     */
    record Support(boolean supportOpen, Instant supportOpensAt) {}

    /** Routes "Rattachée à une autre ?": {@code take} or {@code attach}. */
    record TakenInCharge(String takingInCharge) {}

    /** Routes "Client à attendre ?": {@code restore} or {@code ask}. */
    record Diagnosed(String diagnosisStep) {}

    /**
     * Routes "Service rétabli ?": {@code restored}, {@code workaround}, {@code equipment} or {@code diagnose}. The form proposes what
     * was chosen last.
     */
    record Restoring(@Nullable String restorationStep) {}

    /** When silence confirms the restoration; null before it is announced. */
    record Silence(@Nullable Instant silenceConfirmsAt) {}

    /** Routes "Rétablissement confirmé ?": {@code confirmed} or {@code failing}. */
    record Spoken(String confirmation) {}

    /**
     * What the decision table decides on, and until when a person is to have decided.
     *
     * @param origin a code of FailureOrigin
     */
    record Evidence(String origin, boolean waitedForClient, boolean duringMaintenance, Instant qualificationDueAt) {}

    /**
     * What the decision table has proposed; null before it was asked.
     *
     * @param proposedCause     {@code covered}, or {@code i} to {@code vi}
     * @param proposedCauseText the same and why, in French
     */
    record Proposal(
            @Nullable String proposedCause, @Nullable String proposedCauseText) {}
}
