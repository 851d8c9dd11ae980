package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The deadline has passed: the form says so by itself, the card is brought up to date, and the task stays. */
@Component
class TellClaimDeadline implements JavaDelegate {

    private final SubmitMicrosoftClaimForm form;

    TellClaimDeadline(SubmitMicrosoftClaimForm form) {
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        step.keep(form.card(step.number()));
    }
}
