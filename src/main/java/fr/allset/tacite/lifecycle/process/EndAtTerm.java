package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.RenewalHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a subscription at a term whose renewal was refused in time, and tells the client. */
@Component
class EndAtTerm implements JavaDelegate {

    private final RenewalHandling renewalHandling;

    EndAtTerm(RenewalHandling renewalHandling) {
        this.renewalHandling = renewalHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        renewalHandling.end(step.number(), SubscriptionLifecycleProcess.term(step));
    }
}
