package fr.allset.tacite.servicehealth.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The deadline has passed: the form says so, and the task stays. */
@Component
class TellClaimDeadline implements JavaDelegate {

    private final ClaimForms forms;

    TellClaimDeadline(ClaimForms forms) {
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.getProcessInstance().setVariables(forms.shown(execution.getProcessBusinessKey()));
    }
}
