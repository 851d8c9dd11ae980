package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthlyCharges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Charges the month to the next subscriptions, in the order of their numbers. */
@Component
class ChargeMonth implements JavaDelegate {

    private final MonthlyCharges monthlyCharges;

    ChargeMonth(MonthlyCharges monthlyCharges) {
        this.monthlyCharges = monthlyCharges;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var progress = monthlyCharges.charge(MonthlyChargesProcess.month(execution),
                (String) execution.getVariable(MonthlyChargesProcess.CHARGED_UP_TO));
        execution.setVariable(MonthlyChargesProcess.CHARGED_UP_TO, progress.upTo());
        execution.setVariable(MonthlyChargesProcess.SUBSCRIPTIONS_LEFT, progress.more());
    }
}
