package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.renewal.RenewalHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out what happens at the term: ends come before renewals (art. 5). */
@Component
class DecideAtTerm implements JavaDelegate {

    private final RenewalHandling renewalHandling;

    DecideAtTerm(RenewalHandling renewalHandling) {
        this.renewalHandling = renewalHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outcome =
                renewalHandling.decide(execution.getProcessBusinessKey(), SubscriptionLifecycleProcess.term(execution));
        execution.setVariable(SubscriptionLifecycleProcess.AT_TERM, outcome.code());
    }
}
