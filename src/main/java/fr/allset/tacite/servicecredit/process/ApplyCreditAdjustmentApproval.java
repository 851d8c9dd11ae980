package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.decision.Approval;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Approved;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Corrected;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Review;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Issues a correction that another account manager approves, or has it reviewed anew. */
@Component
class ApplyCreditAdjustmentApproval extends AnswerStep<ApproveCreditAdjustmentForm.Answer> {

    /** What is proposed would be another one by now: it is calculated and reviewed again. */
    private static final Set<String> OUTDATED =
            Set.of("credit-changed", "credit-not-due", "credit-provisional", "credit-not-proposed");

    private final CreditAdjusting adjustments;
    private final Clock clock;

    ApplyCreditAdjustmentApproval(CreditAdjusting adjustments, Clock clock, RefusalWording wording) {
        super(ApproveCreditAdjustmentForm.Answer.class, CreditAdjustmentProcess.ADJUSTMENT_APPROVAL_REFUSED, wording);
        this.adjustments = adjustments;
        this.clock = clock;
    }

    @Override
    protected void apply(ApproveCreditAdjustmentForm.Answer answer, Step step) {
        boolean approved = Approval.of(answer.decision()) == Approval.APPROVE;
        var corrections = adjustments.decideOnCorrection(step.number(), approved, answer.reason(), step.actor());
        step.keep(Corrected.by(corrections));
        step.keep(new Approved(approved));
        step.keep(new Review(clock.instant().plus(CreditRows.REVIEW_TIME)));
    }

    @Override
    protected String refusedAs(Refusal refusal) {
        return OUTDATED.contains(refusal.code())
                ? CreditAdjustmentProcess.ADJUSTMENT_CHANGED
                : CreditAdjustmentProcess.ADJUSTMENT_APPROVAL_REFUSED;
    }
}
