package fr.allset.tacite.servicecredit.process;

/** The words this code shares with {@code processes/service-credit.bpmn}. The business key is the number of the request. */
final class ServiceCreditProcess {

    static final String KEY = "service-credit";

    // messages
    static final String SERVICE_CREDIT_REQUESTED = "ServiceCreditRequested";

    // refusals that lead back to a form
    static final String SERVICE_CREDIT_REFUSED = "ServiceCreditRefused";
    static final String CREDIT_CHANGED = "CreditChanged";
    static final String CREDIT_NOT_DUE = "CreditNotDue";
    static final String CREDIT_REFUSAL_REFUSED = "CreditRefusalRefused";

    /** Who started the process from Tasklist. */
    static final String RECORDED_BY = "recordedBy";

    // what forms ask
    /** The number of the subscription. */
    static final String SUBSCRIPTION = "subscription";
    /** The month of the failure, as in {@code 2027-03}. */
    static final String MONTH = "month";
    /** Routes "Demande maintenue ?": {@code maintain} or {@code drop}. */
    static final String REQUEST_DECISION = "requestDecision";
    /** Routes "Que décider ?": {@code issue}, {@code refuse} or {@code recalculate}. */
    static final String DECISION = "decision";

    static final String REASON = "reason";

    /** Routes "Avoir émis ?". */
    static final String CREDIT_ISSUED = "creditIssued";
    /** When the review is to be done. */
    static final String REVIEW_DUE_AT = "reviewDueAt";
    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String REQUEST_NUMBER = "requestNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String CUSTOMER_NUMBER = "customerNumber";
    static final String CONTACT_TEXT = "contactText";
    static final String SITE_TEXT = "siteText";
    static final String MONTH_TEXT = "monthText";
    /** What the client has asked, when, and what became of it before. */
    static final String REQUEST_TEXT = "requestText";
    /** What has changed since the calculation that was reviewed before. */
    static final String CHANGE_TEXT = "changeText";

    static final String SUMMARY_TEXT = "summaryText";
    /** Whether an amount comes out; the steps after the availability are shown only then. */
    static final String FOUNDED = "founded";

    static final String AVAILABILITY_TEXT = "availabilityText";
    static final String TIER_TEXT = "tierText";
    static final String FIXED_FEES_TEXT = "fixedFeesText";
    static final String USAGE_TEXT = "usageText";
    /** The usage of the months averaged as JSON, with the columns below. */
    static final String USAGE_ROWS = "usageRows";

    static final String USAGE_MONTH = "usageMonth";
    static final String USAGE_AMOUNT = "usageAmount";
    static final String GROSS_TEXT = "grossText";
    static final String CAP_TEXT = "capText";
    /** The notes in the window as JSON, with the columns below. */
    static final String WINDOW_ROWS = "windowRows";

    static final String NOTE = CreditForms.NOTE;
    static final String COUNTS_ON = CreditForms.COUNTS_ON;
    static final String NOTE_AMOUNT = CreditForms.NOTE_AMOUNT;
    static final String RESULT_TEXT = "resultText";
    static final String TOTAL_EXCLUDING_TAX_TEXT = "totalExcludingTaxText";
    static final String VAT_TEXT = "vatText";
    static final String TOTAL_TEXT = "totalText";
    static final String LOST_TEXT = "lostText";
    static final String TERMS_TEXT = "termsText";
    static final String READINGS_TEXT = "readingsText";
    static final String OUTAGES = CreditForms.OUTAGES;
    static final String OUTAGES_TEXT = CreditForms.OUTAGES_TEXT;
    static final String NOTIFICATION = CreditForms.NOTIFICATION;
    static final String RECEIVED = CreditForms.RECEIVED;
    static final String RESTORED = CreditForms.RESTORED;
    static final String COUNTED = CreditForms.COUNTED;
    static final String VERDICT = CreditForms.VERDICT;

    /** What {@code credit-tiers} answers. */
    static final String TIER_PERCENT = CreditTiers.TIER_PERCENT;

    private ServiceCreditProcess() {}
}
