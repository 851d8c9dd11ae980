package fr.allset.tacite.servicehealth.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts all that a claim rests on on its form. */
@Component
class PresentMicrosoftClaim implements JavaDelegate {

    private final ClaimForms forms;

    PresentMicrosoftClaim(ClaimForms forms) {
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(forms.shown(execution.getProcessBusinessKey()));
    }
}
