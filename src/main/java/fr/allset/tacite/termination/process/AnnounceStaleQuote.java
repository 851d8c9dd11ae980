package fr.allset.tacite.termination.process;

import fr.allset.tacite.termination.TerminationLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client that the quote must be made again; from now on an account manager has to decide. */
@Component
class AnnounceStaleQuote implements JavaDelegate {

    private final TerminationLetters letters;
    private final TerminationForms forms;

    AnnounceStaleQuote(TerminationLetters letters, TerminationForms forms) {
        this.letters = letters;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        forms.writeReviewTime(execution);
        letters.sendStale(EarlyTerminationProcess.quote(execution));
    }
}
