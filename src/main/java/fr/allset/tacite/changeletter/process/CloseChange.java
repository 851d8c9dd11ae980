package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing is left to do about the text. */
@Component
class CloseChange implements JavaDelegate {

    private final ChangeCommunication notices;

    CloseChange(ChangeCommunication notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var revision = MicrosoftChangeProcess.Revision.of(Step.of(execution).number());
        notices.close(revision.change(), revision.number());
    }
}
