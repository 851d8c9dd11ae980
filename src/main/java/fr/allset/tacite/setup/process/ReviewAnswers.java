package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.DocumentAcceptance;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks what is left to accept after an answer that did not come by a form. */
@Component
class ReviewAnswers implements JavaDelegate {

    private final DocumentAcceptance documentAcceptance;
    private final SetupForms forms;

    ReviewAnswers(DocumentAcceptance documentAcceptance, SetupForms forms) {
        this.documentAcceptance = documentAcceptance;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forms.writeFile(execution, documentAcceptance.find(DocumentAcceptanceProcess.file(execution)));
    }
}
