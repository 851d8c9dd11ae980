package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.SetupHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the service on the date actually reached (art. 5); a refusal leads back to the form. */
@Component
class OpenSubscription implements JavaDelegate {

    private final SetupHandling setupHandling;
    private final RefusalWording sentences;

    OpenSubscription(SetupHandling setupHandling, RefusalWording sentences) {
        this.setupHandling = setupHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            setupHandling.commission(
                    SubscriptionSetupProcess.setup(execution),
                    FormAnswers.orNull(execution, SubscriptionSetupProcess.SERVICE_START_DATE),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SubscriptionSetupProcess.COMMISSIONING_REFUSED, sentences.inFrench(refusal));
        }
    }
}
