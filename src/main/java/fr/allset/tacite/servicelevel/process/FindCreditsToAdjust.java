package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.servicelevel.CreditAdjustments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
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
        var subscriptions = (SpinJsonNode) execution.getVariable(AvailabilityCorrectionProcess.SUBSCRIPTIONS);
        adjustments.recalculate(subscriptions.elements().stream().map(SpinJsonNode::stringValue).toList());
    }
}
