package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.TenantLeft;
import fr.allset.tacite.microsoftfeed.TenantReadable;
import fr.allset.tacite.microsoftfeed.TenantRefused;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A tenant that lets nobody in becomes one task, however often it refuses; the task ends when nothing is left to be done. */
@Component
class TenantAccessCorrelation {

    private final RuntimeService runtime;

    TenantAccessCorrelation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(TenantRefused refused) {
        boolean runs = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(TenantAccessProcess.KEY)
                        .processInstanceBusinessKey(refused.tenant())
                        .count()
                > 0;
        if (!runs) {
            runtime.createMessageCorrelation(TenantAccessProcess.TENANT_REFUSED)
                    .processInstanceBusinessKey(refused.tenant())
                    .correlateStartMessage();
        }
    }

    @EventListener
    void on(TenantReadable readable) {
        settle(readable.tenant());
    }

    @EventListener
    void on(TenantLeft left) {
        settle(left.tenant());
    }

    private void settle(String tenant) {
        runtime.createMessageCorrelation(TenantAccessProcess.TENANT_ACCESS_SETTLED)
                .processInstanceBusinessKey(tenant)
                .correlateAll();
    }
}
