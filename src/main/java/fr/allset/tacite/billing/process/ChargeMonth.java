package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthlyCharging;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Charges the month to the next subscriptions, in the order of their numbers. */
@Component
class ChargeMonth implements JavaDelegate {

    private final MonthlyCharging monthlyCharging;

    ChargeMonth(MonthlyCharging monthlyCharging) {
        this.monthlyCharging = monthlyCharging;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var progress = monthlyCharging.charge(MonthlyChargesProcess.month(execution), (String)
                execution.getVariable(MonthlyChargesProcess.CHARGED_UP_TO));
        execution.setVariable(MonthlyChargesProcess.CHARGED_UP_TO, progress.upTo());
        execution.setVariable(MonthlyChargesProcess.SUBSCRIPTIONS_LEFT, progress.more());
    }
}
