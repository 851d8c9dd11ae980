package fr.allset.tacite.termination.process;

import fr.allset.tacite.identity.Reader;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.Terminations;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the quote that an account manager asks for in Tasklist; a refusal leads to the form that corrects the request. */
@Component
class IssueTerminationQuote implements JavaDelegate {

    private final Terminations terminations;
    private final RefusalSentences sentences;

    IssueTerminationQuote(Terminations terminations, RefusalSentences sentences) {
        this.terminations = terminations;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var quote = terminations.issue(RequestOnForm.read(execution),
                    new Reader(FormAnswers.actor(execution), Optional.empty()));
            execution.setProcessBusinessKey(quote.number());
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.REQUEST_REFUSED, sentences.inFrench(refusal));
        }
    }
}
