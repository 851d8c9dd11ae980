package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.Setups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the set-up that an account manager asks for in Tasklist; a refusal leads to the form that corrects the request. */
@Component
class OpenSetup implements JavaDelegate {

    private final Setups setups;
    private final RefusalSentences sentences;

    OpenSetup(Setups setups, RefusalSentences sentences) {
        this.setups = setups;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            execution.setProcessBusinessKey(setups.open(SetupOnForm.request(execution), FormAnswers.actor(execution)).number());
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SubscriptionSetupProcess.SETUP_REFUSED, sentences.inFrench(refusal));
        }
    }
}
