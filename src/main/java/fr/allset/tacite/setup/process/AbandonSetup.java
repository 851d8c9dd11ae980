package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.SetupHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the set-up up for the reason on the form; nothing of it is left in the portfolio. */
@Component
class AbandonSetup implements JavaDelegate {

    private final SetupHandling setupHandling;
    private final RefusalWording sentences;

    AbandonSetup(SetupHandling setupHandling, RefusalWording sentences) {
        this.setupHandling = setupHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            setupHandling.abandon(
                    SubscriptionSetupProcess.setup(execution),
                    FormAnswers.orNull(execution, SubscriptionSetupProcess.REASON),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SubscriptionSetupProcess.ABANDONMENT_REFUSED, sentences.inFrench(refusal));
        }
    }
}
