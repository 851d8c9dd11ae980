package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.lifecycle.process.SubscriptionLifecycleProcess.Decided;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.RenewalHandling;
import org.camunda.bpm.engine.OptimisticLockingException;
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
        var step = Step.of(execution);
        var term = SubscriptionLifecycleProcess.term(step);
        if (renewalHandling.isRenewedMeanwhile(step.number(), term)) {
            // the engine knows what to do with the loser
            throw new OptimisticLockingException("The life of " + step.number() + " has been renewed meanwhile");
        }
        var outcome = renewalHandling.decide(step.number(), term);
        step.keep(new Decided(outcome.code()));
    }
}
