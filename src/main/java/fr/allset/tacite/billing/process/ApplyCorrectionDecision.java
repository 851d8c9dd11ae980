package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.decision.Approval;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Charges a correction that another account manager approves, or leaves it. */
@Component
class ApplyCorrectionDecision extends AnswerStep<ApproveChargeCorrectionForm.Answer> {

    private final ManualCorrection manualCorrection;

    ApplyCorrectionDecision(ManualCorrection manualCorrection, RefusalWording wording) {
        super(ApproveChargeCorrectionForm.Answer.class, ChargeCorrectionProcess.CORRECTION_DECISION_REFUSED, wording);
        this.manualCorrection = manualCorrection;
    }

    @Override
    protected void apply(ApproveChargeCorrectionForm.Answer answer, Step step) {
        switch (Approval.of(answer.decision())) {
            case APPROVE -> manualCorrection.approve(step.number(), step.actor());
            case REFUSE -> manualCorrection.refuse(step.number(), answer.reason(), step.actor());
        }
    }
}
