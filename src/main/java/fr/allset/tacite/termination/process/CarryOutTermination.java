package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the subscriptions on their effective date; their lifecycles end in the same transaction. */
@Component
class CarryOutTermination implements JavaDelegate {

    private final TerminationHandling terminationHandling;

    CarryOutTermination(TerminationHandling terminationHandling) {
        this.terminationHandling = terminationHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terminationHandling.carryOut(Step.of(execution).number());
    }
}
