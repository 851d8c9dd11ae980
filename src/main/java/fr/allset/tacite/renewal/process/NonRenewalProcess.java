package fr.allset.tacite.renewal.process;

import java.time.Instant;

/** The words this code shares with {@code processes/non-renewal.bpmn}. The business key is the number of the notice. */
final class NonRenewalProcess {

    static final String KEY = "non-renewal";

    // messages
    static final String NON_RENEWAL_RECEIVED = "NonRenewalReceived";
    static final String NON_RENEWAL_WITHDRAWN = "NonRenewalWithdrawn";
    /** The subscription has ended before the term that the notice counts for. */
    static final String SUBSCRIPTION_IS_OVER = "SubscriptionIsOver";

    // refusals that lead back to a form
    static final String NON_RENEWAL_REFUSED = "NonRenewalRefused";
    static final String NON_RENEWAL_WITHDRAWAL_REFUSED = "NonRenewalWithdrawalRefused";

    private NonRenewalProcess() {}

    /** Who has entered the notice in Tasklist; the engine writes it, and the task that corrects the entry is theirs. */
    record Entry(String recordedBy) {}

    /**
     * What the card of its task shows.
     *
     * @param effectiveDateText the first day no longer served
     */
    record Card(String customerName, String effectiveDateText) {}

    /** When the subscription ends, midnight in Paris. */
    record Term(Instant termAt) {}
}
