package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.CreditProposal;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Corrected;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Difference;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Proposed;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Review;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Issues the difference by a note of its own, or proposes to; figures that have moved meanwhile are reviewed again. */
@Component
class CorrectCreditNote extends AnswerStep<ReviewCreditAdjustmentForm.Answer> {

    private final CreditAdjusting adjustments;
    private final Clock clock;

    CorrectCreditNote(CreditAdjusting adjustments, Clock clock, RefusalWording wording) {
        super(ReviewCreditAdjustmentForm.Answer.class, CreditAdjustmentProcess.ADJUSTMENT_REFUSED, wording);
        this.adjustments = adjustments;
        this.clock = clock;
    }

    @Override
    protected void apply(ReviewCreditAdjustmentForm.Answer answer, Step step) {
        var corrections = adjustments.correct(
                step.number(), step.read(Difference.class).reviewedAdjustment(), answer.reason(), step.actor());
        boolean proposed = adjustments
                .lastProposal(step.number())
                .filter(CreditProposal::isOpen)
                .isPresent();
        step.keep(Corrected.by(corrections));
        step.keep(new Proposed(proposed));
        if (proposed) {
            step.keep(new Review(clock.instant().plus(CreditRows.REVIEW_TIME)));
        }
    }

    @Override
    protected String refusedAs(Refusal refusal) {
        return refusal.code().equals("credit-changed")
                ? CreditAdjustmentProcess.ADJUSTMENT_CHANGED
                : CreditAdjustmentProcess.ADJUSTMENT_REFUSED;
    }
}
