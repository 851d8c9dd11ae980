package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Support;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out until when the service is to be restored, and when somebody takes the failure in charge. */
@Component
class PresentFailure implements JavaDelegate {

    private final FailureSheetReading sheets;

    PresentFailure(FailureSheetReading sheets) {
        this.sheets = sheets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var sheet = sheets.of(step.number());
        var opensAt = sheet.objectives().openFrom(sheet.at());
        step.keep(FailureForms.card(sheet));
        step.keep(FailureForms.due(sheet));
        step.keep(new Support(opensAt.equals(sheet.at()), opensAt));
    }
}
