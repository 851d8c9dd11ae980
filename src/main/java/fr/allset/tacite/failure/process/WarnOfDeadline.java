package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Points out how much of the time allowed has passed: in the diary and on the tasks of the failure. */
@Component
class WarnOfDeadline implements JavaDelegate {

    private final RestorationMonitoring deadlines;
    private final DeadlineOnTasks onTasks;

    WarnOfDeadline(RestorationMonitoring deadlines, DeadlineOnTasks onTasks) {
        this.deadlines = deadlines;
        this.onTasks = onTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = RestorationDeadlineProcess.failure(execution);
        int percent = RestorationDeadlineProcess.percent(execution);
        deadlines.warn(failure, RestorationDeadlineProcess.target(execution), percent);
        onTasks.raise(failure, percent);
    }
}
