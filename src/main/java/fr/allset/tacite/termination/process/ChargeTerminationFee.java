package fr.allset.tacite.termination.process;

import fr.allset.tacite.termination.Terminations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Charges the fee of the quote, to the cent. */
@Component
class ChargeTerminationFee implements JavaDelegate {

    private final Terminations terminations;

    ChargeTerminationFee(Terminations terminations) {
        this.terminations = terminations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terminations.charge(EarlyTerminationProcess.quote(execution));
    }
}
