package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the diary, and onto the tasks of the failure, whether the deadline was met. */
@Component
class ConcludeDeadline implements JavaDelegate {

    private final RestorationMonitoring deadlines;
    private final DeadlineOnTasks onTasks;

    ConcludeDeadline(RestorationMonitoring deadlines, DeadlineOnTasks onTasks) {
        this.deadlines = deadlines;
        this.onTasks = onTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = RestorationDeadlineProcess.failure(execution);
        deadlines.conclude(failure, RestorationDeadlineProcess.target(execution));
        onTasks.show(failure);
    }
}
