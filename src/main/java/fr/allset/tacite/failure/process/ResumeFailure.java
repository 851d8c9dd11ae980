package fr.allset.tacite.failure.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A failure that was restored fails again: its forms start anew, with the deadline that runs from the new report. */
@Component
class ResumeFailure implements JavaDelegate {

    private final FailureForms forms;

    ResumeFailure(FailureForms forms) {
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forms.offerDiagnosis(
                execution,
                forms.write(
                        execution,
                        FailureHandlingProcess.DIAGNOSIS_STEP,
                        FailureHandlingProcess.RESTORATION_STEP,
                        FailureHandlingProcess.CONFIRMATION));
    }
}
