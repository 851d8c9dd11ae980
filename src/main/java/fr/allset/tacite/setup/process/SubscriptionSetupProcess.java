package fr.allset.tacite.setup.process;

import java.time.Instant;

/** The words this code shares with {@code processes/subscription-setup.bpmn}. The business key is the set-up's number. */
final class SubscriptionSetupProcess {

    static final String KEY = "subscription-setup";

    // messages
    static final String SETUP_REQUESTED = "SetupRequested";
    static final String PREREQUISITES_RECORDED = "PrerequisitesRecorded";
    static final String SETUP_ABANDONED_ONLINE = "SetupAbandonedOnline";
    static final String DOCUMENTS_REPLACED = "DocumentsReplaced";

    // refusals that lead back to a form
    static final String SETUP_REFUSED = "SetupRefused";
    static final String PREREQUISITES_REFUSED = "PrerequisitesRefused";
    static final String COMMISSIONING_REFUSED = "CommissioningRefused";
    static final String ABANDONMENT_REFUSED = "AbandonmentRefused";

    /** How the acceptance of documents ends when the set-up goes on. */
    static final String ACCEPTED = DocumentAcceptanceProcess.ACCEPTED;

    private SubscriptionSetupProcess() {}

    /** Who has asked for the set-up in Tasklist; the engine writes it, and the task that corrects the request is theirs. */
    record Request(String requestedBy) {}

    /** What the card of each task shows. */
    record Card(String customerName) {}

    /**
     * @param setupNumber   under which documents are to be accepted
     * @param wishedStartAt midnight in Paris: until when the service is to have started
     */
    record Presented(String setupNumber, Instant wishedStartAt) {}

    /** What the acceptance of documents ended with; the engine hands it over. */
    record Collected(String outcome) {}

    /** Routes "Versions du jour acceptées ?". */
    record Looked(boolean documentsAccepted) {}
}
