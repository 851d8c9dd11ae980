package fr.allset.tacite.termination.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes a stale quote again, for the same subscriptions and the date on the form: a new quote with a process of its own. */
@Component
class RemakeTerminationQuote implements JavaDelegate {

    private final TerminationHandling terminationHandling;
    private final RefusalWording sentences;

    RemakeTerminationQuote(TerminationHandling terminationHandling, RefusalWording sentences) {
        this.terminationHandling = terminationHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var stale = terminationHandling.find(EarlyTerminationProcess.quote(execution));
        try {
            terminationHandling.request(
                    new TerminationRequest(stale.subscriptions(), RequestOnForm.effectiveDate(execution)),
                    new Actor(FormAnswers.actor(execution), Optional.empty()),
                    null);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.REQUEST_REFUSED, sentences.inFrench(refusal));
        }
    }
}
