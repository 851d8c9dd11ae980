package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupHandling;
import org.springframework.stereotype.Component;

/** Starts the service on the date actually reached (art. 5); a refusal leads back to the form. */
@Component
class OpenSubscription extends AnswerStep<CommissionSubscriptionForm.Answer> {

    private final SetupHandling setupHandling;

    OpenSubscription(SetupHandling setupHandling, RefusalWording wording) {
        super(CommissionSubscriptionForm.Answer.class, SubscriptionSetupProcess.COMMISSIONING_REFUSED, wording);
        this.setupHandling = setupHandling;
    }

    @Override
    protected void apply(CommissionSubscriptionForm.Answer answer, Step step) {
        setupHandling.commission(step.number(), answer.serviceStartDate(), step.actor());
    }
}
