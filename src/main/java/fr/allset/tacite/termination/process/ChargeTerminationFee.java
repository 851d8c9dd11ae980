package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Charges the fee of the quote, to the cent. */
@Component
class ChargeTerminationFee implements JavaDelegate {

    private final TerminationHandling terminationHandling;

    ChargeTerminationFee(TerminationHandling terminationHandling) {
        this.terminationHandling = terminationHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terminationHandling.charge(Step.of(execution).number());
    }
}
