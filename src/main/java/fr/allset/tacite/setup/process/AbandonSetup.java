package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.Setups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the set-up up for the reason on the form; nothing of it is left in the portfolio. */
@Component
class AbandonSetup implements JavaDelegate {

    private final Setups setups;
    private final RefusalSentences sentences;

    AbandonSetup(Setups setups, RefusalSentences sentences) {
        this.setups = setups;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            setups.abandon(SubscriptionSetupProcess.setup(execution), FormAnswers.orNull(execution, SubscriptionSetupProcess.REASON),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SubscriptionSetupProcess.ABANDONMENT_REFUSED, sentences.inFrench(refusal));
        }
    }
}
