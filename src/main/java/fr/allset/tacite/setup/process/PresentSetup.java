package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.setup.process.SubscriptionSetupProcess.Card;
import fr.allset.tacite.setup.process.SubscriptionSetupProcess.Presented;
import fr.allset.tacite.time.ContractTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins the work on the set-up: under which number, for whom, until when. */
@Component
class PresentSetup implements JavaDelegate {

    private final SetupHandling setupHandling;

    PresentSetup(SetupHandling setupHandling) {
        this.setupHandling = setupHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var setup = setupHandling.find(step.number());
        step.keep(new Card(setup.customer().name()));
        step.keep(new Presented(setup.number(), ContractTime.startOf(setup.wishedStart())));
    }
}
