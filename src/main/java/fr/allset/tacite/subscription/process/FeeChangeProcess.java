package fr.allset.tacite.subscription.process;

/** The words this code shares with {@code processes/fee-change.bpmn}. The business key is the subscription's number. */
final class FeeChangeProcess {

    static final String KEY = "fee-change";

    /** A refusal that leads back to a form. */
    static final String FEE_CHANGE_REFUSED = "FeeChangeRefused";

    private FeeChangeProcess() {}

    /** Who has entered it in Tasklist; the engine writes it, and the task that corrects the entry is theirs. */
    record Entry(String requestedBy) {}
}
