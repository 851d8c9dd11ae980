package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing is left to do. */
@Component
class CloseFailure implements JavaDelegate {

    private final FailureHandling failureHandling;

    CloseFailure(FailureHandling failureHandling) {
        this.failureHandling = failureHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failureHandling.close(Step.of(execution).number());
    }
}
