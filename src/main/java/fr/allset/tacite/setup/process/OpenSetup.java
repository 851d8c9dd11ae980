package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.SetupHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the set-up that an account manager asks for in Tasklist; a refusal leads to the form that corrects the request. */
@Component
class OpenSetup implements JavaDelegate {

    private final SetupHandling setupHandling;
    private final RefusalWording sentences;

    OpenSetup(SetupHandling setupHandling, RefusalWording sentences) {
        this.setupHandling = setupHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            execution.setProcessBusinessKey(setupHandling
                    .open(SetupOnForm.request(execution), FormAnswers.actor(execution))
                    .number());
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SubscriptionSetupProcess.SETUP_REFUSED, sentences.inFrench(refusal));
        }
    }
}
