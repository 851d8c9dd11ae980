package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the Client for what it has not accepted, and counts reminders from now. */
@Component
class SendDocuments implements JavaDelegate {

    private final SetupCorrespondence letters;
    private final AcceptanceProgress progress;

    SendDocuments(SetupCorrespondence letters, AcceptanceProgress progress) {
        this.letters = letters;
        this.progress = progress;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        letters.askForAcceptance(step.number());
        progress.keep(step);
        progress.keepTimes(step);
        step.forgetRefusal();
    }
}
