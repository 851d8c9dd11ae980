package fr.allset.tacite.microsoftfeed.process;

/** The words this code shares with {@code processes/tenant-access.bpmn}. The business key is the tenant's id. */
final class TenantAccessProcess {

    static final String KEY = "tenant-access";

    // messages
    static final String TENANT_REFUSED = "TenantRefused";
    static final String TENANT_ACCESS_SETTLED = "TenantAccessSettled";

    // refusals that lead back to a form
    static final String ACCESS_DECISION_REFUSED = "AccessDecisionRefused";

    private TenantAccessProcess() {}
}
