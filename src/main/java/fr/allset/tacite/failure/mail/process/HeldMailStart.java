package fr.allset.tacite.failure.mail.process;

import fr.allset.tacite.mailbox.MailHeld;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A mail that is held has its process begin, in the transaction that records it. */
@Component
class HeldMailStart {

    private final RuntimeService runtime;

    HeldMailStart(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(MailHeld held) {
        runtime.createMessageCorrelation(HeldMailProcess.MAIL_HELD)
                .processInstanceBusinessKey(HeldMailProcess.businessKey(held.id()))
                .correlateStartMessage();
    }
}
