package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Proposal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Records what a person has decided about the cause. */
@Component
class RecordCause extends AnswerStep<QualifyFailureForm.Answer> {

    private static final String WAITING_ALONE = "waiting";

    private final FailureHandling failureHandling;

    RecordCause(FailureHandling failureHandling, RefusalWording wording) {
        super(QualifyFailureForm.Answer.class, FailureHandlingProcess.CAUSE_REFUSED, wording);
        this.failureHandling = failureHandling;
    }

    @Override
    protected void apply(QualifyFailureForm.Answer answer, Step step) {
        var proposed = step.read(Proposal.class).proposedCause();
        if (WAITING_ALONE.equals(answer.cause())) {
            failureHandling.excuseWaiting(step.number(), answer.reason(), answer.evidence(), proposed, step.actor());
        } else {
            failureHandling.decideCause(
                    step.number(),
                    Objects.requireNonNullElse(answer.cause(), ""),
                    answer.excusedSince(),
                    answer.excusedUntil(),
                    answer.reason(),
                    answer.evidence(),
                    proposed,
                    step.actor());
        }
    }
}
