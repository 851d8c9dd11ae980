package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.RenewalCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Answers the notice with the date for which it counts, and begins to wait for it. */
@Component
class AnswerNonRenewal implements JavaDelegate {

    private final RenewalCorrespondence letters;
    private final NonRenewalForms forms;

    AnswerNonRenewal(RenewalCorrespondence letters, NonRenewalForms forms) {
        this.letters = letters;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        step.keep(forms.card(step.number()));
        step.keep(forms.term(step.number()));
        letters.answer(step.number());
    }
}
