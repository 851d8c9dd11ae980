package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a quote that nobody has answered. */
@Component
class ExpireTerminationQuote implements JavaDelegate {

    private final TerminationHandling terminationHandling;

    ExpireTerminationQuote(TerminationHandling terminationHandling) {
        this.terminationHandling = terminationHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terminationHandling.expire(Step.of(execution).number());
    }
}
