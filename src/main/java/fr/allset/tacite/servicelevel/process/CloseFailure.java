package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.servicelevel.Failures;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing is left to do. */
@Component
class CloseFailure implements JavaDelegate {

    private final Failures failures;

    CloseFailure(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failures.close(FailureHandlingProcess.failure(execution));
    }
}
