package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Awaited;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Planned;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Signalled;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets the timer of the next moment at which the deadline is pointed out. */
@Component
class PlanDeadlineSignal implements JavaDelegate {

    private final RestorationMonitoring deadlines;

    PlanDeadlineSignal(RestorationMonitoring deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var next = deadlines.nextSignal(
                step.number(),
                step.read(Awaited.class).what(),
                step.read(Signalled.class).signalPercent());
        step.keep(new Signalled(next.percent()));
        step.keep(new Planned(next.at()));
    }
}
