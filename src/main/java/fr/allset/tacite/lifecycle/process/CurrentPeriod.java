package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.lifecycle.process.SubscriptionLifecycleProcess.Period;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.time.ContractTime;
import org.springframework.stereotype.Component;

/** The period that a lifecycle stands in, with the dates its timers wait for. */
@Component
class CurrentPeriod {

    private final RenewalHandling renewalHandling;

    CurrentPeriod(RenewalHandling renewalHandling) {
        this.renewalHandling = renewalHandling;
    }

    Period of(Subscription subscription, ServicePeriod period) {
        return new Period(
                period.renewalIndex(),
                ContractTime.startOf(period.firstDay()),
                renewalHandling.firstAnnouncementOf(subscription, period),
                ContractTime.startOf(period.end()));
    }
}
