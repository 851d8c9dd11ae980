package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next of the customers concerned; nobody twice, in whichever round or process. */
@Component
class TellClients implements JavaDelegate {

    private final ChangeCommunication notices;

    TellClients(ChangeCommunication notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var progress = notices.tell(
                MicrosoftChangeProcess.change(execution),
                MicrosoftChangeProcess.revision(execution),
                FormAnswers.text(execution, MicrosoftChangeProcess.TOLD_UP_TO).orElse(""));
        execution.setVariable(MicrosoftChangeProcess.CLIENTS_LEFT, progress.more());
        execution.setVariable(MicrosoftChangeProcess.TOLD_UP_TO, progress.more() ? progress.upTo() : "");
    }
}
