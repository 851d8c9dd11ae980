package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.TenantLeft;
import fr.allset.tacite.microsoftfeed.TenantReadable;
import fr.allset.tacite.microsoftfeed.TenantRefused;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A tenant that lets nobody in becomes one task, however often it refuses; the task ends when nothing is left to be done. */
@Component
class TenantAccessCorrelation {

    private final ProcessMessages messages;

    TenantAccessCorrelation(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(TenantRefused refused) {
        if (!messages.runs(TenantAccessProcess.KEY, refused.tenant())) {
            messages.start(TenantAccessProcess.TENANT_REFUSED, refused.tenant());
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
        messages.tellAll(TenantAccessProcess.TENANT_ACCESS_SETTLED, tenant);
    }
}
