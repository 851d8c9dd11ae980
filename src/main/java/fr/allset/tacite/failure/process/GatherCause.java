package fr.allset.tacite.failure.process;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down what the decision table and whoever decides look at. */
@Component
class GatherCause implements JavaDelegate {

    /** How long somebody has to decide, before the task counts as late. */
    private static final Duration QUALIFICATION_TIME = Duration.ofDays(2);

    private final FailureForms forms;

    GatherCause(FailureForms forms) {
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var sheet = forms.write(execution, FailureHandlingProcess.CONFIRMATION);
        execution.setVariable(
                FailureHandlingProcess.ORIGIN, FailureForms.code(sheet.failure().origin()));
        execution.setVariable(
                FailureHandlingProcess.WAITED_FOR_CLIENT,
                !sheet.failure().waitings().isEmpty());
        execution.setVariable(FailureHandlingProcess.DURING_MAINTENANCE, sheet.isDuringMaintenance());
        execution.setVariable(
                FailureHandlingProcess.QUALIFICATION_DUE_AT,
                Date.from(sheet.at().plus(QUALIFICATION_TIME)));
    }
}
