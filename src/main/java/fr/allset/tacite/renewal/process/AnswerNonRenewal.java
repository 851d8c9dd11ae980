package fr.allset.tacite.renewal.process;

import fr.allset.tacite.renewal.RenewalCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Answers the notice with the date for which it counts, and puts what is on file on the form. */
@Component
class AnswerNonRenewal implements JavaDelegate {

    private final RenewalCorrespondence letters;
    private final NonRenewalForm form;

    AnswerNonRenewal(RenewalCorrespondence letters, NonRenewalForm form) {
        this.letters = letters;
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        form.write(execution);
        letters.answer(execution.getProcessBusinessKey());
    }
}
