package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import org.springframework.stereotype.Component;

/** Leaves what was issued as it is, for the reason on the form. */
@Component
class LeaveCreditNote extends AnswerStep<ReviewCreditAdjustmentForm.Answer> {

    private final CreditAdjusting adjustments;

    LeaveCreditNote(CreditAdjusting adjustments, RefusalWording wording) {
        super(ReviewCreditAdjustmentForm.Answer.class, CreditAdjustmentProcess.LEAVING_REFUSED, wording);
        this.adjustments = adjustments;
    }

    @Override
    protected void apply(ReviewCreditAdjustmentForm.Answer answer, Step step) {
        adjustments.leave(step.number(), answer.reason(), step.actor());
    }
}
