package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client that the service has ended. */
@Component
class AnnounceTermination implements JavaDelegate {

    private final TerminationCorrespondence letters;

    AnnounceTermination(TerminationCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.sendEnd(Step.of(execution).number());
    }
}
