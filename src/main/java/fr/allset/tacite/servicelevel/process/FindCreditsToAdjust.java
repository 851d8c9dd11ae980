package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.servicelevel.CreditAdjustments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates anew what was issued for the subscriptions that a corrected failure concerns. */
@Component
class FindCreditsToAdjust implements JavaDelegate {

    private final CreditAdjustments adjustments;

    FindCreditsToAdjust(CreditAdjustments adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        adjustments.recalculate(adjustments.concerned(AvailabilityCorrectionProcess.subscriptions(execution)));
    }
}
