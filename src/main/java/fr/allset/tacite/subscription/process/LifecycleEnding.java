package fr.allset.tacite.subscription.process;

import fr.allset.tacite.subscription.SubscriptionEnded;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a subscription ends, so does its lifecycle, in the same transaction. */
@Component
class LifecycleEnding {

    private final RuntimeService runtime;

    LifecycleEnding(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(SubscriptionEnded ended) {
        if (ended.atTerm()) {
            return;
        }
        runtime.createMessageCorrelation(SubscriptionLifecycleProcess.SUBSCRIPTION_TERMINATED)
                .processInstanceBusinessKey(ended.number())
                .correlate();
    }
}
