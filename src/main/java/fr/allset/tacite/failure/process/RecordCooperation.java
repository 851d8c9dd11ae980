package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Records what the client has answered, which ends the time of waiting for it. */
@Component
class RecordCooperation extends AnswerStep<AwaitClientCooperationForm.Answer> {

    private final FailureHandling failureHandling;

    RecordCooperation(FailureHandling failureHandling, RefusalWording wording) {
        super(AwaitClientCooperationForm.Answer.class, FailureHandlingProcess.COOPERATION_REFUSED, wording);
        this.failureHandling = failureHandling;
    }

    @Override
    protected void apply(AwaitClientCooperationForm.Answer answer, Step step) {
        failureHandling.clientAnswered(step.number(), answer.answeredAt(), answer.clientAnswer(), step.actor());
    }
}
