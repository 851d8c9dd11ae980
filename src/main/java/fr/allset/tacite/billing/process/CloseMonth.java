package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the run of the month and opens that of the next one, which may be due already. */
@Component
class CloseMonth implements JavaDelegate {

    private final MonthlyRuns runs;

    CloseMonth(MonthlyRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runs.close(MonthlyChargesProcess.month(Step.of(execution)));
    }
}
