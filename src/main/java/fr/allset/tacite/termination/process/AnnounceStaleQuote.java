package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client that the quote must be made again. */
@Component
class AnnounceStaleQuote implements JavaDelegate {

    private final TerminationCorrespondence letters;

    AnnounceStaleQuote(TerminationCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.sendStale(Step.of(execution).number());
    }
}
