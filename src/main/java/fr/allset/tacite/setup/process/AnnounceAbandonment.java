package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the Client that the service will not start. */
@Component
class AnnounceAbandonment implements JavaDelegate {

    private final SetupCorrespondence letters;

    AnnounceAbandonment(SetupCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announceAbandonment(Step.of(execution).number());
    }
}
