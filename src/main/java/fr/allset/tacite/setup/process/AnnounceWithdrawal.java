package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the Client that the service will not start, after an account manager has said so over HTTP. */
@Component
class AnnounceWithdrawal implements JavaDelegate {

    private final SetupCorrespondence letters;

    AnnounceWithdrawal(SetupCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announceAbandonment(Step.of(execution).number());
    }
}
