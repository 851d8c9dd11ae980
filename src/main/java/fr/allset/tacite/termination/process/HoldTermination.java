package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** When the effective date has come, the process moves on only while nobody else decides on the quote. */
@Component
class HoldTermination implements ExecutionListener {

    private final TerminationHandling terminationHandling;

    HoldTermination(TerminationHandling terminationHandling) {
        this.terminationHandling = terminationHandling;
    }

    @Override
    public void notify(DelegateExecution execution) {
        terminationHandling.reachEffectiveDate(Step.of(execution).number());
    }
}
