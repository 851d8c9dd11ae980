package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.process.FailureHandlingProcess.TakenInCharge;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Somebody takes the failure in charge, or has recognised another one in it. */
@Component
class RecordTakingInCharge extends AnswerStep<TakeFailureInChargeForm.Answer> {

    private static final String TAKE = "take";
    private static final String ATTACH = "attach";

    private final FailureHandling failureHandling;

    RecordTakingInCharge(FailureHandling failureHandling, RefusalWording wording) {
        super(TakeFailureInChargeForm.Answer.class, FailureHandlingProcess.TAKING_IN_CHARGE_REFUSED, wording);
        this.failureHandling = failureHandling;
    }

    @Override
    protected void apply(TakeFailureInChargeForm.Answer answer, Step step) {
        boolean attaches = ATTACH.equals(answer.takingInCharge());
        if (attaches) {
            failureHandling.recogniseAs(step.number(), answer.sameAs(), step.actor());
        } else {
            failureHandling.takeInCharge(step.number(), step.actor());
        }
        step.keep(new TakenInCharge(attaches ? ATTACH : TAKE));
    }
}
