package fr.allset.tacite.renewal.process;

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

    /** Who started the process from Tasklist. */
    static final String RECORDED_BY = "recordedBy";

    // what forms ask
    /** The number of the subscription. */
    static final String SUBSCRIPTION = "subscription";
    /** {@code customer} or {@code reseller}. */
    static final String GIVEN_BY = "givenBy";
    /** ISO date. */
    static final String RECEIVED_ON = "receivedOn";
    /** {@code registered_letter}, {@code letter}, {@code email} or {@code hand_delivered}. */
    static final String CHANNEL = "channel";

    static final String EVIDENCE = "evidence";
    /** That a subscription whose term is past is to end at it all the same. */
    static final String RETROACTIVE = "retroactive";
    /** Routes "Dénonciation maintenue ?": {@code maintain} or {@code drop}. */
    static final String REQUEST_DECISION = "requestDecision";
    /** That completing the task, which takes the notice back, is meant. */
    static final String WITHDRAWAL_INTENDED = "withdrawalIntended";

    static final String REASON = "reason";

    /** When the subscription ends, midnight in Paris. */
    static final String TERM_AT = "termAt";
    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String NON_RENEWAL_NUMBER = "nonRenewalNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String CONTACT_TEXT = "contactText";
    static final String SITE_TEXT = "siteText";
    static final String RECEIPT_TEXT = "receiptText";
    static final String TERM_TEXT = "termText";
    /** The first day no longer served, in the column of the task lists. */
    static final String EFFECTIVE_DATE_TEXT = "effectiveDateText";

    private NonRenewalProcess() {}
}
