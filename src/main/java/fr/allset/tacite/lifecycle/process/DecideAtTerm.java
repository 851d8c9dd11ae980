package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.renewal.Renewals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out what happens at the term: ends come before renewals (art. 5). */
@Component
class DecideAtTerm implements JavaDelegate {

    private final Renewals renewals;

    DecideAtTerm(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outcome = renewals.decide(execution.getProcessBusinessKey(), SubscriptionLifecycleProcess.term(execution));
        execution.setVariable(SubscriptionLifecycleProcess.AT_TERM, outcome.code());
    }
}
