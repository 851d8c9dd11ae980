package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A failure that was restored fails again: its forms start anew, with the deadline that runs from the new report. */
@Component
class ResumeFailure implements JavaDelegate {

    private final FailureSheetReading sheets;

    ResumeFailure(FailureSheetReading sheets) {
        this.sheets = sheets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        step.forget(DiagnoseFailureForm.Answer.class);
        step.forget(RestoreServiceForm.Answer.class);
        step.forget(ConfirmRestorationForm.Answer.class);
        step.forget(QualifyFailureForm.Answer.class);
        var sheet = sheets.of(step.number());
        step.keep(FailureForms.card(sheet));
        step.keep(FailureForms.due(sheet));
    }
}
