package fr.allset.tacite.billing.process;

import java.time.Instant;

/** The words this code shares with {@code processes/charge-correction.bpmn}. The business key is the proposal's number. */
final class ChargeCorrectionProcess {

    static final String KEY = "charge-correction";

    /** An account manager has proposed a correction that needs two. */
    static final String CHARGE_CORRECTION_PROPOSED = "ChargeCorrectionProposed";

    /** The refusal that leads back to the form. */
    static final String CORRECTION_DECISION_REFUSED = "CorrectionDecisionRefused";

    private ChargeCorrectionProcess() {}

    /**
     * What the card of the task shows, and until when another account manager is to have decided.
     *
     * @param totalText what is to be added, excluding tax
     */
    record Proposed(String customerName, String totalText, Instant reviewDueAt) {}
}
