package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client that the termination does not take place after all. */
@Component
class AnnounceCancellation implements JavaDelegate {

    private final TerminationCorrespondence letters;

    AnnounceCancellation(TerminationCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.sendCancellation(Step.of(execution).number());
    }
}
