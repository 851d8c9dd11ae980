package fr.allset.tacite.subscription.process;

/** The words this code shares with {@code processes/subscription-lifecycle.bpmn}. The business key is the subscription's number. */
final class SubscriptionLifecycleProcess {

    static final String KEY = "subscription-lifecycle";

    /** The subscription has been given its end. */
    static final String SUBSCRIPTION_TERMINATED = "SubscriptionTerminated";

    /** Routes "Quelle période ?": {@code before_start}, {@code initial} or {@code renewal}. */
    static final String PHASE = "phase";
    /** The number of the Période de Reconduction, from 1; 0 in the Période Initiale. */
    static final String RENEWAL_INDEX = "renewalIndex";
    /** When the current period begins, midnight in Paris. */
    static final String PERIOD_STARTS_AT = "periodStartsAt";
    /** The term: when the next period begins, midnight in Paris. */
    static final String TERM_AT = "termAt";

    static final String BEFORE_START = "before_start";
    static final String INITIAL = "initial";
    static final String RENEWAL = "renewal";

    private SubscriptionLifecycleProcess() {
    }
}
