package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Awaited;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Signalled;
import fr.allset.tacite.process.Step;
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
        var step = Step.of(execution);
        int percent = step.read(Signalled.class).signalPercent();
        deadlines.warn(step.number(), step.read(Awaited.class).what(), percent);
        onTasks.raise(step.number(), percent);
    }
}
