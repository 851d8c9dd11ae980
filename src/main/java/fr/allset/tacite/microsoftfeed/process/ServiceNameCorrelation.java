package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ServiceNameClassified;
import fr.allset.tacite.microsoftfeed.UnknownServiceNamed;
import fr.allset.tacite.problem.Overtaken;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A name that nobody knows becomes a person's task, which ends by itself when the name is classified elsewhere. */
@Component
class ServiceNameCorrelation {

    private final RuntimeService runtime;

    ServiceNameCorrelation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(UnknownServiceNamed unknown) {
        runtime.createMessageCorrelation(ServiceNameClassificationProcess.UNKNOWN_SERVICE_NAMED)
                .processInstanceBusinessKey(unknown.key())
                .correlateStartMessage();
    }

    /** Most names are classified without a process: those that are known, and those of which it has ended. */
    @EventListener
    void on(ServiceNameClassified classified) {
        if (!classified.unasked()) {
            return;
        }
        try {
            runtime.createMessageCorrelation(ServiceNameClassificationProcess.SERVICE_NAME_CLASSIFIED)
                    .processInstanceBusinessKey(classified.key())
                    .correlateAll();
        } catch (OptimisticLockingException movedMeanwhile) {
            throw new Overtaken(classified.key(), movedMeanwhile);
        }
    }
}
