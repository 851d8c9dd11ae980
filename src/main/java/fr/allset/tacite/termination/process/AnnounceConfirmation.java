package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client that the termination takes place, and what it costs. */
@Component
class AnnounceConfirmation implements JavaDelegate {

    private final TerminationCorrespondence letters;

    AnnounceConfirmation(TerminationCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.sendConfirmation(Step.of(execution).number());
    }
}
