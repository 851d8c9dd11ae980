package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Corrected;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Difference;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Issues the difference by a note of its own; figures that have moved meanwhile are reviewed again. */
@Component
class CorrectCreditNote extends AnswerStep<ReviewCreditAdjustmentForm.Answer> {

    private final CreditAdjusting adjustments;

    CorrectCreditNote(CreditAdjusting adjustments, RefusalWording wording) {
        super(ReviewCreditAdjustmentForm.Answer.class, CreditAdjustmentProcess.ADJUSTMENT_REFUSED, wording);
        this.adjustments = adjustments;
    }

    @Override
    protected void apply(ReviewCreditAdjustmentForm.Answer answer, Step step) {
        var corrections = adjustments.correct(
                step.number(), step.read(Difference.class).reviewedAdjustment(), answer.reason(), step.actor());
        step.keep(new Corrected(corrections.stream().map(CreditNote::number).collect(Collectors.joining(" "))));
    }

    @Override
    protected String refusedAs(Refusal refusal) {
        return refusal.code().equals("credit-changed")
                ? CreditAdjustmentProcess.ADJUSTMENT_CHANGED
                : CreditAdjustmentProcess.ADJUSTMENT_REFUSED;
    }
}
