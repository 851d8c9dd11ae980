package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out for whom it is to be claimed, and until when. */
@Component
class PresentMicrosoftClaim implements JavaDelegate {

    private final SubmitMicrosoftClaimForm form;

    PresentMicrosoftClaim(SubmitMicrosoftClaimForm form) {
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        step.keep(form.card(step.number()));
    }
}
