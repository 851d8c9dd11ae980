package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.lifecycle.process.SubscriptionLifecycleProcess.Life;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** At a term that nothing prevents, the next Période de Reconduction begins by itself (art. 5). */
@Component
class StartRenewalPeriod implements JavaDelegate {

    private final RenewalHandling renewalHandling;
    private final Subscriptions subscriptions;
    private final CurrentPeriod current;

    StartRenewalPeriod(RenewalHandling renewalHandling, Subscriptions subscriptions, CurrentPeriod current) {
        this.renewalHandling = renewalHandling;
        this.subscriptions = subscriptions;
        this.current = current;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var begun = renewalHandling.begin(step.number(), SubscriptionLifecycleProcess.term(step));
        step.keep(new Life(SubscriptionLifecycleProcess.RENEWAL));
        step.keep(current.of(subscriptions.find(step.number()).orElseThrow(), begun));
    }
}
