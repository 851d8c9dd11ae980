package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReadAsked;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Somebody wants Microsoft read now. */
@Component
class MicrosoftSyncStart {

    private final ProcessMessages messages;

    MicrosoftSyncStart(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(MicrosoftReadAsked asked) {
        messages.start(MicrosoftSyncProcess.MICROSOFT_READ_ASKED, new MicrosoftSyncProcess.Asked(true, asked.by()));
    }
}
