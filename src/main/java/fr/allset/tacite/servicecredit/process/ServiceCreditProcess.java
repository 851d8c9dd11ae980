package fr.allset.tacite.servicecredit.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/service-credit.bpmn}. The business key is the number of the request. */
final class ServiceCreditProcess {

    static final String KEY = "service-credit";

    // messages
    static final String SERVICE_CREDIT_REQUESTED = "ServiceCreditRequested";
    static final String CREDIT_FACTS_CHANGED = "CreditFactsChanged";

    // refusals that lead back to a form
    static final String SERVICE_CREDIT_REFUSED = "ServiceCreditRefused";
    static final String CREDIT_CHANGED = "CreditChanged";
    static final String REVIEW_NOT_INTENDED = "ReviewNotIntended";
    static final String CREDIT_NOT_DUE = "CreditNotDue";
    static final String CREDIT_REFUSAL_REFUSED = "CreditRefusalRefused";
    static final String CREDIT_APPROVAL_REFUSED = "CreditApprovalRefused";

    private ServiceCreditProcess() {}

    /** Who has started the process from Tasklist; the engine writes it, and the task that corrects the request is theirs. */
    record Recorder(String recordedBy) {}

    /** What the card of the task shows. */
    record Card(String customerName, String totalText) {}

    /** When the review is to be done. */
    record Review(Instant reviewDueAt) {}

    /** When the credit is issued by itself. */
    record IssueAt(Instant issueAt) {}

    /** Routes "À deux ?" of a credit whose day has come. */
    record Proposed(boolean creditProposed) {}

    /** What {@code credit-tiers} has answered; null when none of its rules fits. */
    record Tier(@Nullable Integer tierPercent) {}

    /**
     * Routes "Avoir émis ?".
     *
     * @param creditProposed another account manager decides first
     */
    record Issued(boolean creditIssued, boolean creditProposed) {}

    /** Routes "Avoir approuvé ?". */
    record Approved(boolean creditApproved) {}
}
