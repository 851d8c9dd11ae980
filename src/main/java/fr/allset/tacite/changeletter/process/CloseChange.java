package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing is left to do about the text. */
@Component
class CloseChange implements JavaDelegate {

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;

    CloseChange(ChangeHandling changeHandling, ChangeCommunication notices) {
        this.changeHandling = changeHandling;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        changeHandling.close(
                revision.change(),
                revision.number(),
                step.read(MicrosoftChangeProcess.Assessed.class).actionAsked()
                        ? notices.countUnanswered(revision.change(), revision.number())
                        : 0);
    }
}
