package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditAdjusting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates anew what was issued for the subscriptions that a corrected failure concerns. */
@Component
class FindCreditsToAdjust implements JavaDelegate {

    private final CreditAdjusting adjustments;

    FindCreditsToAdjust(CreditAdjusting adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        adjustments.recalculate(adjustments.concerned(AvailabilityCorrectionProcess.subscriptions(execution)));
    }
}
