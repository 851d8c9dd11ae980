package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the Client of what it has not answered, and finds the next reminder. */
@Component
class RemindCustomer implements JavaDelegate {

    private final SetupCorrespondence letters;
    private final AcceptanceProgress progress;

    RemindCustomer(SetupCorrespondence letters, AcceptanceProgress progress) {
        this.letters = letters;
        this.progress = progress;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        letters.remind(step.number());
        progress.keepTimes(step);
    }
}
