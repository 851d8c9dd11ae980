package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.renewal.Renewals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a subscription at a term whose renewal was refused in time, and tells the client. */
@Component
class EndAtTerm implements JavaDelegate {

    private final Renewals renewals;

    EndAtTerm(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        renewals.end(execution.getProcessBusinessKey(), SubscriptionLifecycleProcess.term(execution));
    }
}
