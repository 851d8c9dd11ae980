package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationDue;
import fr.allset.tacite.failure.RestorationMoved;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.failure.RestorationOver;
import fr.allset.tacite.problem.Overtaken;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a deadline of restoration moves its process on, in the same transaction. */
@Component
class RestorationCorrelation {

    private final RuntimeService runtime;

    RestorationCorrelation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(RestorationDue due) {
        runtime.createMessageCorrelation(RestorationDeadlineProcess.RESTORATION_DUE)
                .processInstanceBusinessKey(due.failure())
                .setVariable(RestorationDeadlineProcess.TARGET, due.target().code())
                .setVariable(RestorationDeadlineProcess.SIGNAL_PERCENT, 0)
                .correlateStartMessage();
    }

    @EventListener
    void on(RestorationMoved moved) {
        correlate(RestorationDeadlineProcess.RESTORATION_MOVED, moved.failure(), moved.target());
    }

    @EventListener
    void on(RestorationOver over) {
        correlate(RestorationDeadlineProcess.RESTORATION_OVER, over.failure(), over.target());
    }

    /**
     * Whatever waits for it; a deadline whose process a process owner has ended lets the failure be restored all the same. A process that
     * somebody moves on at this very moment is a conflict to be told, not a failure.
     */
    private void correlate(String message, String failure, Target target) {
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(failure)
                    .processInstanceVariableEquals(RestorationDeadlineProcess.TARGET, target.code())
                    .setVariable(RestorationDeadlineProcess.SIGNAL_PERCENT, 0)
                    .correlateAll();
        } catch (OptimisticLockingException movedMeanwhile) {
            throw new Overtaken(failure, movedMeanwhile);
        }
    }
}
