package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Charges a correction that another account manager approves, or leaves it. */
@Component
class ApplyCorrectionDecision extends AnswerStep<ApproveChargeCorrectionForm.Answer> {

    private static final String APPROVE = "approve";
    private static final String REFUSE = "refuse";

    private final ManualCorrection manualCorrection;

    ApplyCorrectionDecision(ManualCorrection manualCorrection, RefusalWording wording) {
        super(ApproveChargeCorrectionForm.Answer.class, ChargeCorrectionProcess.CORRECTION_DECISION_REFUSED, wording);
        this.manualCorrection = manualCorrection;
    }

    @Override
    protected void apply(ApproveChargeCorrectionForm.Answer answer, Step step) {
        if (APPROVE.equals(answer.decision())) {
            manualCorrection.approve(step.number(), step.actor());
        } else if (REFUSE.equals(answer.decision())) {
            manualCorrection.refuse(step.number(), answer.reason(), step.actor());
        } else {
            throw Refusal.unprocessable("decision-missing", "decision");
        }
    }
}
