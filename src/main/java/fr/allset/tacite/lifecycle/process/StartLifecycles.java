package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.lifecycle.process.OpenLifecyclesProcess.Opening;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Begins the lives of subscriptions that have none yet, some hundred in one transaction, so that neither memory nor a lock grows
 * with the portfolio. Two at once never begin the same life: the rows are held, and {@link LocateSubscription} says in each that its
 * life has begun.
 */
@Component
class StartLifecycles implements JavaDelegate {

    /** Lives begun in one transaction. */
    static final int AT_ONCE = 200;

    private final Subscriptions subscriptions;
    private final ProcessMessages messages;

    StartLifecycles(Subscriptions subscriptions, ProcessMessages messages) {
        this.subscriptions = subscriptions;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var waiting = subscriptions.lockAwaitingLifecycle(AT_ONCE);
        for (var number : waiting) {
            messages.startProcess(SubscriptionLifecycleProcess.KEY, number);
        }
        Step.of(execution).keep(new Opening(!subscriptions.awaitingLifecycle(1).isEmpty()));
    }
}
