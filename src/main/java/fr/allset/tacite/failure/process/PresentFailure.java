package fr.allset.tacite.failure.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts all that is known of a failure on its forms, and finds out when somebody takes it in charge. */
@Component
class PresentFailure implements JavaDelegate {

    private final FailureForms forms;

    PresentFailure(FailureForms forms) {
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var sheet = forms.write(execution);
        var opensAt = sheet.objectives().openFrom(sheet.at());
        execution.setVariable(FailureHandlingProcess.SUPPORT_OPEN, opensAt.equals(sheet.at()));
        execution.setVariable(FailureHandlingProcess.SUPPORT_OPENS_AT, Date.from(opensAt));
    }
}
