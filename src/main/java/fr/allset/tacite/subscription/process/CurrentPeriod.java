package fr.allset.tacite.subscription.process;

import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.time.ContractTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Writes the period that a lifecycle stands in, with the dates its timers wait for. */
final class CurrentPeriod {

    private CurrentPeriod() {
    }

    static void write(DelegateExecution execution, ServicePeriod period, String phase) {
        execution.setVariable(SubscriptionLifecycleProcess.PHASE, phase);
        execution.setVariable(SubscriptionLifecycleProcess.RENEWAL_INDEX, period.renewalIndex());
        execution.setVariable(SubscriptionLifecycleProcess.PERIOD_STARTS_AT, Date.from(ContractTime.startOf(period.firstDay())));
        execution.setVariable(SubscriptionLifecycleProcess.TERM_AT, Date.from(ContractTime.startOf(period.end())));
    }
}
