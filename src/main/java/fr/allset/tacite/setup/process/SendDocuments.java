package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.SetupCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the Client for what it has not accepted, and counts reminders from now. */
@Component
class SendDocuments implements JavaDelegate {

    private final SetupCorrespondence letters;
    private final DocumentAcceptance documentAcceptance;
    private final SetupForms forms;

    SendDocuments(SetupCorrespondence letters, DocumentAcceptance documentAcceptance, SetupForms forms) {
        this.letters = letters;
        this.documentAcceptance = documentAcceptance;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var file = DocumentAcceptanceProcess.file(execution);
        letters.askForAcceptance(file);
        forms.writeFile(execution, documentAcceptance.find(file));
        forms.writeTimes(execution, file);
    }
}
