package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody has objected in time: the restoration is confirmed. */
@Component
class ConfirmBySilence implements JavaDelegate {

    private final FailureHandling failureHandling;

    ConfirmBySilence(FailureHandling failureHandling) {
        this.failureHandling = failureHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failureHandling.confirmBySilence(Step.of(execution).number());
    }
}
