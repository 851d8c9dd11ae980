package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Awaited;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the diary whether the deadline was met. */
@Component
class ConcludeDeadline implements JavaDelegate {

    private final RestorationMonitoring deadlines;

    ConcludeDeadline(RestorationMonitoring deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        deadlines.conclude(step.number(), step.read(Awaited.class).what());
    }
}
