package fr.allset.tacite.termination.process;

import fr.allset.tacite.termination.Terminations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a quote that nobody has answered. */
@Component
class ExpireTerminationQuote implements JavaDelegate {

    private final Terminations terminations;

    ExpireTerminationQuote(Terminations terminations) {
        this.terminations = terminations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        terminations.expire(EarlyTerminationProcess.quote(execution));
    }
}
