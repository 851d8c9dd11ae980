package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.subscription.PlannedEndWithdrawn;
import fr.allset.tacite.subscription.SubscriptionCommissioned;
import fr.allset.tacite.subscription.SubscriptionEnded;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a subscription moves its lifecycle, in the same transaction. */
@Component
class LifecycleEvents {

    private final RuntimeService runtime;

    LifecycleEvents(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(SubscriptionCommissioned commissioned) {
        runtime.startProcessInstanceByKey(SubscriptionLifecycleProcess.KEY, commissioned.number());
    }

    @EventListener
    void on(SubscriptionEnded ended) {
        if (!ended.atTerm()) {
            runtime.createMessageCorrelation(SubscriptionLifecycleProcess.SUBSCRIPTION_TERMINATED)
                    .processInstanceBusinessKey(ended.number())
                    .correlate();
        }
    }

    /** Only a lifecycle that stands at its term and waits for the termination is concerned; every other one goes on as it does. */
    @EventListener
    void on(PlannedEndWithdrawn withdrawn) {
        try {
            runtime.createMessageCorrelation(SubscriptionLifecycleProcess.PLANNED_END_WITHDRAWN)
                    .processInstanceBusinessKey(withdrawn.number())
                    .correlateAll();
        } catch (OptimisticLockingException movedMeanwhile) {
            throw new Overtaken(withdrawn.number(), movedMeanwhile);
        }
    }
}
