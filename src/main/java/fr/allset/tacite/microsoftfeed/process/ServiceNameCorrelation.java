package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ServiceNameClassified;
import fr.allset.tacite.microsoftfeed.UnknownServiceNamed;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A name that nobody knows becomes a person's task, which ends by itself when the name is classified elsewhere. */
@Component
class ServiceNameCorrelation {

    private final ProcessMessages messages;

    ServiceNameCorrelation(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(UnknownServiceNamed unknown) {
        messages.start(ServiceNameClassificationProcess.UNKNOWN_SERVICE_NAMED, unknown.key());
    }

    /** Most names are classified without a process: those that are known, and those of which it has ended. */
    @EventListener
    void on(ServiceNameClassified classified) {
        if (classified.unasked()) {
            messages.tellAll(ServiceNameClassificationProcess.SERVICE_NAME_CLASSIFIED, classified.key());
        }
    }
}
