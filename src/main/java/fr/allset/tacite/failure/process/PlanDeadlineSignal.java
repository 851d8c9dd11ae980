package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets the timer of the next moment at which the deadline is pointed out. */
@Component
class PlanDeadlineSignal implements JavaDelegate {

    private final RestorationMonitoring deadlines;
    private final DeadlineOnTasks onTasks;

    PlanDeadlineSignal(RestorationMonitoring deadlines, DeadlineOnTasks onTasks) {
        this.deadlines = deadlines;
        this.onTasks = onTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = RestorationDeadlineProcess.failure(execution);
        var next = deadlines.nextSignal(
                failure, RestorationDeadlineProcess.target(execution), RestorationDeadlineProcess.percent(execution));
        execution.setVariable(RestorationDeadlineProcess.SIGNAL_PERCENT, next.percent());
        execution.setVariable(RestorationDeadlineProcess.SIGNAL_AT, Date.from(next.at()));
        onTasks.show(failure);
    }
}
