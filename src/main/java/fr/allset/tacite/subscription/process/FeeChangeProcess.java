package fr.allset.tacite.subscription.process;

/** The words this code shares with {@code processes/fee-change.bpmn}. The business key is the subscription's number. */
final class FeeChangeProcess {

    static final String KEY = "fee-change";

    /** A refusal that leads back to a form. */
    static final String FEE_CHANGE_REFUSED = "FeeChangeRefused";

    // what the forms ask
    static final String SUBSCRIPTION = "subscription";
    /** ISO date: the first day of the new fee. */
    static final String FROM = "from";
    /** Per month, excluding tax, as people write it. */
    static final String AMOUNT = "amount";

    static final String REASON = "reason";
    /** Routes "Changement maintenu ?": {@code maintain} or {@code drop}. */
    static final String FEE_CHANGE_DECISION = "feeChangeDecision";

    /** Who started the process from Tasklist. */
    static final String REQUESTED_BY = "requestedBy";
    /** Why it was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    private FeeChangeProcess() {}
}
