package fr.allset.tacite.termination.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the quote that an account manager asks for in Tasklist; a refusal leads to the form that corrects the request. */
@Component
class IssueTerminationQuote extends AnswerStep<RequestTerminationForm.Answer> {

    private final TerminationHandling terminations;

    IssueTerminationQuote(TerminationHandling terminations, RefusalWording wording) {
        super(RequestTerminationForm.Answer.class, EarlyTerminationProcess.REQUEST_REFUSED, wording);
        this.terminations = terminations;
    }

    @Override
    protected void apply(RequestTerminationForm.Answer answer, Step step) {
        var quote = terminations.issue(answer.request(), new Actor(step.actor(), Optional.empty()));
        step.concerns(quote.number());
    }
}
