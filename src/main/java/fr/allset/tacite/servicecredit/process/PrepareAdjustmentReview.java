package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditAdjusting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Goes on only when the table and the terms grant the same percentage. */
@Component
class PrepareAdjustmentReview implements JavaDelegate {

    private final CreditAdjusting adjustments;

    PrepareAdjustmentReview(CreditAdjusting adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CreditTiers.requireAgreement(
                execution.getVariable(CreditAdjustmentProcess.TIER_PERCENT),
                adjustments.review(execution.getProcessBusinessKey()).now().tierPercent());
        execution.removeVariable(CreditAdjustmentProcess.REASON);
    }
}
