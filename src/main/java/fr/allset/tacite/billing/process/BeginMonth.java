package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthlyRuns;
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
        runs.begin(MonthlyChargesProcess.month(execution));
        execution.setVariable(MonthlyChargesProcess.CHARGED_UP_TO, "");
    }
}
