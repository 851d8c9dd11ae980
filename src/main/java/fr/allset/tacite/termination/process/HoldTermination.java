package fr.allset.tacite.termination.process;

import fr.allset.tacite.termination.Terminations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** When the effective date has come, the process moves on only while nobody else decides on the quote. */
@Component
class HoldTermination implements ExecutionListener {

    private final Terminations terminations;

    HoldTermination(Terminations terminations) {
        this.terminations = terminations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        terminations.reachEffectiveDate(EarlyTerminationProcess.quote(execution));
    }
}
