package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the quote, and begins to wait for the answer. */
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
        var step = Step.of(execution);
        step.keep(forms.view(step.number()).card());
        step.keep(forms.dates(step.number()));
        letters.sendQuote(step.number());
    }
}
