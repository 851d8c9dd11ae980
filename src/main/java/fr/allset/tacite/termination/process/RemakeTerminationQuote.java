package fr.allset.tacite.termination.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes a stale quote again, for the same subscriptions and the date on the form: a new quote with a process of its own. */
@Component
class RemakeTerminationQuote extends AnswerStep<DecideOnStaleQuoteForm.Answer> {

    private final TerminationHandling terminations;

    RemakeTerminationQuote(TerminationHandling terminations, RefusalWording wording) {
        super(DecideOnStaleQuoteForm.Answer.class, EarlyTerminationProcess.REQUEST_REFUSED, wording);
        this.terminations = terminations;
    }

    @Override
    protected void apply(DecideOnStaleQuoteForm.Answer answer, Step step) {
        var stale = terminations.find(step.number());
        terminations.request(
                new TerminationRequest(stale.subscriptions(), RequestTerminationForm.day(answer.effectiveDate())),
                new Actor(step.actor(), Optional.empty()),
                null);
    }
}
