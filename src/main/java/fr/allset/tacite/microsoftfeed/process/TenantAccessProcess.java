package fr.allset.tacite.microsoftfeed.process;

/** The words this code shares with {@code processes/tenant-access.bpmn}. The business key is the tenant's id. */
final class TenantAccessProcess {

    static final String KEY = "tenant-access";

    // messages
    static final String TENANT_REFUSED = "TenantRefused";
    static final String TENANT_ACCESS_SETTLED = "TenantAccessSettled";

    // refusals that lead back to a form
    static final String ACCESS_DECISION_REFUSED = "AccessDecisionRefused";

    /** {@link #RESTORED} or {@link #LEAVE}. */
    static final String ACCESS_DECISION = "accessDecision";

    static final String RESTORED = "restored";
    static final String LEAVE = "leave";
    /** Why the tenant is no longer read. */
    static final String REASON = "reason";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String TENANT_TEXT = "tenantText";
    static final String SINCE_TEXT = "sinceText";
    static final String REFUSAL_TEXT = "refusalText";

    private TenantAccessProcess() {}
}
