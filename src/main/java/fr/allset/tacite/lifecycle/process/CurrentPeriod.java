package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.time.ContractTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Writes the period that a lifecycle stands in, with the dates its timers wait for. */
@Component
class CurrentPeriod {

    private final RenewalHandling renewalHandling;

    CurrentPeriod(RenewalHandling renewalHandling) {
        this.renewalHandling = renewalHandling;
    }

    void write(DelegateExecution execution, Subscription subscription, ServicePeriod period, String phase) {
        execution.setVariable(SubscriptionLifecycleProcess.PHASE, phase);
        execution.setVariable(SubscriptionLifecycleProcess.RENEWAL_INDEX, period.renewalIndex());
        execution.setVariable(
                SubscriptionLifecycleProcess.PERIOD_STARTS_AT, Date.from(ContractTime.startOf(period.firstDay())));
        execution.setVariable(
                SubscriptionLifecycleProcess.ANNOUNCE_AT,
                Date.from(renewalHandling.firstAnnouncementOf(subscription, period)));
        execution.setVariable(SubscriptionLifecycleProcess.TERM_AT, Date.from(ContractTime.startOf(period.end())));
    }
}
