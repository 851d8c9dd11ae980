package fr.allset.tacite.termination.process;

import fr.allset.tacite.termination.Terminations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the subscriptions on their effective date; their lifecycles end in the same transaction. */
@Component
class CarryOutTermination implements JavaDelegate {

    private final Terminations terminations;

    CarryOutTermination(Terminations terminations) {
        this.terminations = terminations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terminations.carryOut(EarlyTerminationProcess.quote(execution));
    }
}
