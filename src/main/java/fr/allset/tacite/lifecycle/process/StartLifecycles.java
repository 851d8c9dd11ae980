package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.subscription.Subscriptions;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Begins the lives of subscriptions that have none yet, some hundred in one transaction, so that neither memory nor a lock grows
 * with the portfolio. Two at once never begin the same life: the rows are held, and each row says whether its life has begun.
 */
@Component
class StartLifecycles implements JavaDelegate {

    /** Lives begun in one transaction. */
    static final int AT_ONCE = 200;

    private final Subscriptions subscriptions;
    private final RuntimeService runtime;

    StartLifecycles(Subscriptions subscriptions, RuntimeService runtime) {
        this.subscriptions = subscriptions;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var waiting = subscriptions.lockAwaitingLifecycle(AT_ONCE);
        for (var number : waiting) {
            runtime.startProcessInstanceByKey(SubscriptionLifecycleProcess.KEY, number);
        }
        subscriptions.markLifecycleStarted(waiting);
        execution.setVariable(
                OpenLifecyclesProcess.LIFECYCLES_MISSING,
                !subscriptions.awaitingLifecycle(1).isEmpty());
    }
}
