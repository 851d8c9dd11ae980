package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Tier;
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
        var step = Step.of(execution);
        CreditTiers.requireAgreement(
                step.read(Tier.class).tierPercent(),
                adjustments.review(step.number()).now().tierPercent());
    }
}
