package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceAnnounced;
import fr.allset.tacite.failure.MaintenanceCancelled;
import fr.allset.tacite.problem.Overtaken;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to planned maintenance outside of its process moves the process on, in the same transaction. */
@Component
class MaintenanceCorrelation {

    private final RuntimeService runtime;

    MaintenanceCorrelation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(MaintenanceAnnounced announced) {
        runtime.createMessageCorrelation(PlannedMaintenanceProcess.MAINTENANCE_ANNOUNCED)
                .processInstanceBusinessKey(announced.number())
                .correlateStartMessage();
    }

    /** A process that somebody moves on at this very moment is a conflict to be told, not a failure. */
    @EventListener
    void on(MaintenanceCancelled cancelled) {
        try {
            runtime.createMessageCorrelation(PlannedMaintenanceProcess.MAINTENANCE_CANCELLED)
                    .processInstanceBusinessKey(cancelled.number())
                    .correlate();
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException movedMeanwhile) {
            throw new Overtaken(cancelled.number(), movedMeanwhile);
        }
    }
}
