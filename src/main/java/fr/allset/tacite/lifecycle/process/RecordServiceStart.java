package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.lifecycle.process.SubscriptionLifecycleProcess.Life;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The Date de Mise en Service that a file had announced has come: the Période Initiale begins (art. 5). */
@Component
class RecordServiceStart implements JavaDelegate {

    private final Subscriptions subscriptions;

    RecordServiceStart(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        subscriptions.startService(step.number());
        step.keep(new Life(SubscriptionLifecycleProcess.INITIAL));
    }
}
