package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupHandling;
import org.springframework.stereotype.Component;

/** Opens the set-up that an account manager asks for in Tasklist; a refusal leads to the form that corrects the request. */
@Component
class OpenSetup extends AnswerStep<RequestSetupForm.Answer> {

    private final SetupHandling setupHandling;

    OpenSetup(SetupHandling setupHandling, RefusalWording wording) {
        super(RequestSetupForm.Answer.class, SubscriptionSetupProcess.SETUP_REFUSED, wording);
        this.setupHandling = setupHandling;
    }

    @Override
    protected void apply(RequestSetupForm.Answer answer, Step step) {
        step.concerns(setupHandling.open(answer.request(), step.actor()).number());
    }
}
