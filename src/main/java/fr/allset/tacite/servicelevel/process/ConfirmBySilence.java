package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicelevel.Failures;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody has objected in time: the restoration is confirmed. */
@Component
class ConfirmBySilence implements JavaDelegate {

    private final Failures failures;

    ConfirmBySilence(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        failures.confirm(FailureHandlingProcess.failure(execution), FormAnswers.actor(execution));
    }
}
