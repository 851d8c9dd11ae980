package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.billing.process.MonthlyChargesProcess.Progress;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says that the month has come, before the first subscription is charged. */
@Component
class BeginMonth implements JavaDelegate {

    private final MonthlyRuns runs;

    BeginMonth(MonthlyRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        runs.begin(MonthlyChargesProcess.month(step));
        step.keep(Progress.NONE);
    }
}
