package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.SetupCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the Client of what it has not answered, and finds the next reminder. */
@Component
class RemindCustomer implements JavaDelegate {

    private final SetupCorrespondence letters;
    private final SetupForms forms;

    RemindCustomer(SetupCorrespondence letters, SetupForms forms) {
        this.letters = letters;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.remind(DocumentAcceptanceProcess.file(execution));
        forms.writeTimes(execution, DocumentAcceptanceProcess.file(execution));
    }
}
