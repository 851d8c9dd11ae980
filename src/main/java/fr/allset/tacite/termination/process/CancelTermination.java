package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import org.springframework.stereotype.Component;

/** Cancels a confirmed termination before its effective date, for the reason on the form. */
@Component
class CancelTermination extends AnswerStep<AwaitEffectiveDateForm.Answer> {

    private final TerminationHandling terminations;

    CancelTermination(TerminationHandling terminations, RefusalWording wording) {
        super(AwaitEffectiveDateForm.Answer.class, EarlyTerminationProcess.CANCELLATION_REFUSED, wording);
        this.terminations = terminations;
    }

    @Override
    protected void apply(AwaitEffectiveDateForm.Answer answer, Step step) {
        if (!answer.cancellationIntended()) {
            throw Refusal.unprocessable("cancellation-not-intended", "cancellationIntended");
        }
        terminations.cancel(step.number(), answer.reason(), step.actor());
    }
}
