package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.SetupHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether the documents are accepted in the versions of today, and puts all that was found on the last form. */
@Component
class PresentCommissioning implements JavaDelegate {

    private final SetupHandling setupHandling;
    private final SetupForms forms;

    PresentCommissioning(SetupHandling setupHandling, SetupForms forms) {
        this.setupHandling = setupHandling;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var setup = SubscriptionSetupProcess.setup(execution);
        var refusal = execution.getVariable(SubscriptionSetupProcess.REFUSAL);
        execution.setVariable(SubscriptionSetupProcess.DOCUMENTS_ACCEPTED, setupHandling.documentsAreAccepted(setup));
        forms.writeSetup(execution, setup);
        execution.setVariable(SubscriptionSetupProcess.REFUSAL, refusal);
    }
}
