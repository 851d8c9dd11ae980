package fr.allset.tacite.termination.process;

import fr.allset.tacite.termination.TerminationCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the quote, and puts every figure of it on the forms. */
@Component
class PresentTerminationQuote implements JavaDelegate {

    private final TerminationCorrespondence letters;
    private final TerminationForms forms;

    PresentTerminationQuote(TerminationCorrespondence letters, TerminationForms forms) {
        this.letters = letters;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var quote = EarlyTerminationProcess.quote(execution);
        forms.write(execution, quote);
        letters.sendQuote(quote);
    }
}
