package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.lifecycle.process.SubscriptionLifecycleProcess.Life;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A life begins, once: puts a subscription where one of its age stands today (art. 5). A term that is past is then caught up. */
@Component
class LocateSubscription implements JavaDelegate {

    private final Subscriptions subscriptions;
    private final CurrentPeriod current;
    private final Clock clock;

    LocateSubscription(Subscriptions subscriptions, CurrentPeriod current, Clock clock) {
        this.subscriptions = subscriptions;
        this.current = current;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        subscriptions.beginLifecycle(step.number());
        var subscription = subscriptions.find(step.number()).orElseThrow();
        var calendar = subscription.calendar();
        // what began under Tacite lives through each of its periods, also when its start was recorded late
        var period = calendar.periodOn(ContractTime.today(clock))
                .map(today -> subscription.isChargedFromItsStart() ? calendar.initialPeriod() : today);
        step.keep(new Life(period.map(ServicePeriod::kind)
                .map(kind -> kind == ServicePeriod.Kind.INITIAL
                        ? SubscriptionLifecycleProcess.INITIAL
                        : SubscriptionLifecycleProcess.RENEWAL)
                .orElse(SubscriptionLifecycleProcess.BEFORE_START)));
        step.keep(current.of(subscription, period.orElseGet(calendar::initialPeriod)));
    }
}
