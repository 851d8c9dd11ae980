package fr.allset.tacite.failure.mail.process;

import fr.allset.tacite.mailbox.MailHeld;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A mail that is held has its process begin, in the transaction that records it. */
@Component
class HeldMailStart {

    private final ProcessMessages messages;

    HeldMailStart(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(MailHeld held) {
        messages.start(HeldMailProcess.MAIL_HELD, HeldMailProcess.businessKey(held.id()));
    }
}
