package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.Acceptances;
import fr.allset.tacite.setup.SetupLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the Client for what it has not accepted, and counts reminders from now. */
@Component
class SendDocuments implements JavaDelegate {

    private final SetupLetters letters;
    private final Acceptances acceptances;
    private final SetupForms forms;

    SendDocuments(SetupLetters letters, Acceptances acceptances, SetupForms forms) {
        this.letters = letters;
        this.acceptances = acceptances;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var file = DocumentAcceptanceProcess.file(execution);
        letters.askForAcceptance(file);
        forms.writeFile(execution, acceptances.find(file));
        forms.writeTimes(execution, file);
    }
}
