package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.Acceptances;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks what is left to accept after an answer that did not come by a form. */
@Component
class ReviewAnswers implements JavaDelegate {

    private final Acceptances acceptances;
    private final SetupForms forms;

    ReviewAnswers(Acceptances acceptances, SetupForms forms) {
        this.acceptances = acceptances;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forms.writeFile(execution, acceptances.find(DocumentAcceptanceProcess.file(execution)));
    }
}
