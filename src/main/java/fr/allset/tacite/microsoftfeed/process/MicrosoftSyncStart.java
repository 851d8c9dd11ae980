package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReadAsked;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Somebody wants Microsoft read now. */
@Component
class MicrosoftSyncStart {

    private final RuntimeService runtime;

    MicrosoftSyncStart(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(MicrosoftReadAsked asked) {
        runtime.createMessageCorrelation(MicrosoftSyncProcess.MICROSOFT_READ_ASKED)
                .setVariable(MicrosoftSyncProcess.READ_ALL, true)
                .setVariable(MicrosoftSyncProcess.ASKED_BY, asked.by())
                .correlateStartMessage();
    }
}
