package fr.allset.tacite.servicehealth.process;

/** The words this code shares with {@code processes/microsoft-claim.bpmn}. The business key is the number of the claim. */
final class MicrosoftClaimProcess {

    static final String KEY = "microsoft-claim";

    // messages
    static final String MICROSOFT_CLAIM_OPENED = "MicrosoftClaimOpened";

    // refusals that lead back to a form
    static final String CLAIM_DECISION_REFUSED = "ClaimDecisionRefused";

    // what forms ask
    /** {@code submitted} or {@code not_claimed}. */
    static final String CLAIM_DECISION = "claimDecision";
    /** A day. */
    static final String CLAIM_SUBMITTED_ON = "claimSubmittedOn";
    /** Microsoft's number of it. */
    static final String CLAIM_REFERENCE = "claimReference";

    static final String REASON = "reason";

    /** What timers wait for: the last second of the last day. */
    static final String CLAIM_DUE_AT = "claimDueAt";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String CLAIM_NUMBER = "claimNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String FAILURE_NUMBER = "failureNumber";
    static final String MONTH_TEXT = "monthText";
    static final String CLAIM_DEADLINE_TEXT = "claimDeadlineText";
    /** A warning; empty as long as the failure is Microsoft's. */
    static final String CLAIM_ORIGIN_TEXT = "claimOriginText";

    static final String CLAIM_INCIDENT_TEXT = "claimIncidentText";
    static final String CLAIM_TENANT_TEXT = "claimTenantText";
    static final String COMPONENTS_TEXT = "componentsText";
    static final String CLAIM_CONCERNED_TEXT = "claimConcernedText";
    static final String CLAIM_SERVICE_LEVEL_TEXT = "claimServiceLevelText";
    /** As JSON, each row a {@link #LINE}. */
    static final String CLAIM_TIMELINE = "claimTimeline";

    static final String LINE = "line";
    /** Subscriptions as JSON, with the columns below. */
    static final String CLAIM_ROWS = "claimRows";

    static final String CLAIMED_SUBSCRIPTION = "claimedSubscription";
    static final String CLAIMED_CUSTOMER = "claimedCustomer";
    static final String CLAIMED_AVAILABILITY = "claimedAvailability";
    static final String CLAIMED_CREDIT = "claimedCredit";
    static final String CLAIMED_ESTIMATE = "claimedEstimate";

    private MicrosoftClaimProcess() {}
}
