package fr.allset.tacite.setup.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the set-up on the forms. */
@Component
class PresentSetup implements JavaDelegate {

    private final SetupForms forms;

    PresentSetup(SetupForms forms) {
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forms.writeSetup(execution, SubscriptionSetupProcess.setup(execution));
    }
}
