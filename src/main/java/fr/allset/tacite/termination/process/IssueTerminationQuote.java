package fr.allset.tacite.termination.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.TerminationHandling;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the quote that an account manager asks for in Tasklist; a refusal leads to the form that corrects the request. */
@Component
class IssueTerminationQuote implements JavaDelegate {

    private final TerminationHandling terminationHandling;
    private final RefusalWording sentences;

    IssueTerminationQuote(TerminationHandling terminationHandling, RefusalWording sentences) {
        this.terminationHandling = terminationHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var quote = terminationHandling.issue(
                    RequestOnForm.read(execution), new Actor(FormAnswers.actor(execution), Optional.empty()));
            execution.setProcessBusinessKey(quote.number());
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.REQUEST_REFUSED, sentences.inFrench(refusal));
        }
    }
}
