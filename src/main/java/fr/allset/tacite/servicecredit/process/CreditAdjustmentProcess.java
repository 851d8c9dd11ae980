package fr.allset.tacite.servicecredit.process;

/** The words this code shares with {@code processes/credit-adjustment.bpmn}. The business key is the number of the note concerned. */
final class CreditAdjustmentProcess {

    static final String KEY = "credit-adjustment";

    // messages
    static final String CREDIT_ADJUSTMENT_NEEDED = "CreditAdjustmentNeeded";
    static final String CREDIT_ADJUSTMENT_REFRESHED = "CreditAdjustmentRefreshed";

    // refusals that lead back
    static final String ADJUSTMENT_CHANGED = "AdjustmentChanged";
    static final String ADJUSTMENT_REFUSED = "AdjustmentRefused";
    static final String LEAVING_REFUSED = "LeavingRefused";

    // what the form asks
    /** Routes "Que décider ?": {@code correct} or {@code leave}. */
    static final String DECISION = "decision";

    static final String REASON = "reason";

    /** Routes "Une différence ?". */
    static final String ADJUSTMENT_NEEDED = "adjustmentNeeded";
    /** Tells whether the figures are still those that were reviewed. */
    static final String REVIEWED = "reviewedAdjustment";
    /** The numbers of the notes that correct, separated by blanks; empty when the limit left nothing. */
    static final String CORRECTIONS = "corrections";

    static final String REVIEW_DUE_AT = "reviewDueAt";
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String NOTE_NUMBER = "noteNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String CUSTOMER_NUMBER = "customerNumber";
    static final String CONTACT_TEXT = "contactText";
    static final String SUBSCRIPTION = "subscription";
    static final String SITE_TEXT = "siteText";
    static final String MONTH_TEXT = "monthText";
    static final String ISSUED_ON_TEXT = "issuedOnText";
    static final String CHANGE_TEXT = "changeText";
    static final String DIFFERENCE_TEXT = "differenceText";
    static final String TOTAL_EXCLUDING_TAX_TEXT = "totalExcludingTaxText";
    static final String LOST_TEXT = "lostText";
    /** Both calculations side by side as JSON, with the columns below. */
    static final String COMPARISON = "comparison";

    static final String ITEM = "item";
    static final String BEFORE = "before";
    static final String NOW = "now";
    /** The notes of the month as JSON, with the columns below. */
    static final String ISSUED_ROWS = "issuedRows";

    static final String NOTE = CreditForms.NOTE;
    static final String COUNTS_ON = CreditForms.COUNTS_ON;
    static final String NOTE_AMOUNT = CreditForms.NOTE_AMOUNT;
    /** The steps of the new calculation as JSON. */
    static final String EXPLANATIONS = "explanations";

    static final String SENTENCE = "sentence";
    static final String OUTAGES = CreditForms.OUTAGES;
    static final String OUTAGES_TEXT = CreditForms.OUTAGES_TEXT;
    static final String NOTIFICATION = CreditForms.NOTIFICATION;
    static final String RECEIVED = CreditForms.RECEIVED;
    static final String RESTORED = CreditForms.RESTORED;
    static final String COUNTED = CreditForms.COUNTED;
    static final String VERDICT = CreditForms.VERDICT;

    /** What {@code credit-tiers} answers. */
    static final String TIER_PERCENT = CreditTiers.TIER_PERCENT;

    private CreditAdjustmentProcess() {}
}
