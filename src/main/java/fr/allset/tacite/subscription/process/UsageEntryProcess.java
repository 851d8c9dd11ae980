package fr.allset.tacite.subscription.process;

/** The words this code shares with {@code processes/usage-entry.bpmn}. The business key is the subscription's number. */
final class UsageEntryProcess {

    static final String KEY = "usage-entry";

    /** A refusal that leads back to a form. */
    static final String USAGE_REFUSED = "UsageRefused";

    private UsageEntryProcess() {}

    /** Who has entered it in Tasklist; the engine writes it, and the task that corrects the entry is theirs. */
    record Entry(String requestedBy) {}
}
