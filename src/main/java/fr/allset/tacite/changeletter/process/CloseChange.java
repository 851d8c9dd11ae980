package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
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
        var change = MicrosoftChangeProcess.change(execution);
        int revision = MicrosoftChangeProcess.revision(execution);
        changeHandling.close(
                change,
                revision,
                Boolean.TRUE.equals(execution.getVariable(MicrosoftChangeProcess.ACTION_ASKED))
                        ? notices.countUnanswered(change, revision)
                        : 0);
    }
}
