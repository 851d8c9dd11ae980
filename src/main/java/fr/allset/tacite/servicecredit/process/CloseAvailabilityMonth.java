package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The month is told; the next one is open. */
@Component
class CloseAvailabilityMonth implements JavaDelegate {

    private final AvailabilityRuns runs;

    CloseAvailabilityMonth(AvailabilityRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runs.close(MonthlyAvailabilityProcess.month(Step.of(execution).number()));
    }
}
