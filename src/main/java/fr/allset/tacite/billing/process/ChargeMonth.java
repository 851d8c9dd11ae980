package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthlyCharging;
import fr.allset.tacite.billing.process.MonthlyChargesProcess.Progress;
import fr.allset.tacite.process.Step;
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
        var step = Step.of(execution);
        var progress = monthlyCharging.charge(MonthlyChargesProcess.month(step));
        step.keep(new Progress(progress.upTo(), progress.more()));
    }
}
