package fr.allset.tacite.servicehealth.process;

import java.time.Instant;

/** The words this code shares with {@code processes/microsoft-claim.bpmn}. The business key is the number of the claim. */
final class MicrosoftClaimProcess {

    static final String KEY = "microsoft-claim";

    // messages
    static final String MICROSOFT_CLAIM_OPENED = "MicrosoftClaimOpened";

    // refusals that lead back to a form
    static final String CLAIM_DECISION_REFUSED = "ClaimDecisionRefused";

    private MicrosoftClaimProcess() {}

    /**
     * What the card of the task shows, and until when it is to be done.
     *
     * @param customerName the one customer, or how many there are
     * @param claimDueAt   the last second of the last day
     */
    record Card(String customerName, Instant claimDueAt) {}
}
