package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The deadline has come and nothing is restored: in the diary, on the tasks of the failure, and on a form of its own. */
@Component
class MissDeadline implements JavaDelegate {

    private final RestorationMonitoring deadlines;
    private final DeadlineOnTasks onTasks;
    private final MissedDeadlineForm form;

    MissDeadline(RestorationMonitoring deadlines, DeadlineOnTasks onTasks, MissedDeadlineForm form) {
        this.deadlines = deadlines;
        this.onTasks = onTasks;
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = RestorationDeadlineProcess.failure(execution);
        deadlines.miss(failure, RestorationDeadlineProcess.target(execution));
        onTasks.raise(failure, RestorationMonitoring.DEADLINE);
        form.write(execution);
    }
}
