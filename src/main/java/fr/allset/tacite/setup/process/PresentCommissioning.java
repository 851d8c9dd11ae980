package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.setup.process.SubscriptionSetupProcess.Looked;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether the documents are accepted in the versions of today. */
@Component
class PresentCommissioning implements JavaDelegate {

    private final SetupHandling setupHandling;

    PresentCommissioning(SetupHandling setupHandling) {
        this.setupHandling = setupHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        step.keep(new Looked(setupHandling.documentsAreAccepted(step.number())));
    }
}
