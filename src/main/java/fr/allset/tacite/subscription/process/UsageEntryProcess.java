package fr.allset.tacite.subscription.process;

/** The words this code shares with {@code processes/usage-entry.bpmn}. The business key is the subscription's number. */
final class UsageEntryProcess {

    static final String KEY = "usage-entry";

    /** A refusal that leads back to a form. */
    static final String USAGE_REFUSED = "UsageRefused";

    // what the forms ask
    static final String SUBSCRIPTION = "subscription";
    /** As {@code 2027-03}. */
    static final String MONTH = "month";
    /** Excluding tax, as people write it. */
    static final String AMOUNT = "amount";

    static final String REASON = "reason";
    /** Routes "Saisie maintenue ?": {@code maintain} or {@code drop}. */
    static final String USAGE_DECISION = "usageDecision";

    /** Who started the process from Tasklist. */
    static final String REQUESTED_BY = "requestedBy";
    /** Why it was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    private UsageEntryProcess() {}
}
