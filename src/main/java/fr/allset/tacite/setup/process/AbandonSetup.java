package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupHandling;
import org.springframework.stereotype.Component;

/** Gives the set-up up for the reason on the form; nothing of it is left in the portfolio. */
@Component
class AbandonSetup extends AnswerStep<CommissionSubscriptionForm.Answer> {

    private final SetupHandling setupHandling;

    AbandonSetup(SetupHandling setupHandling, RefusalWording wording) {
        super(CommissionSubscriptionForm.Answer.class, SubscriptionSetupProcess.ABANDONMENT_REFUSED, wording);
        this.setupHandling = setupHandling;
    }

    @Override
    protected void apply(CommissionSubscriptionForm.Answer answer, Step step) {
        setupHandling.abandon(step.number(), answer.reason(), step.actor());
    }
}
