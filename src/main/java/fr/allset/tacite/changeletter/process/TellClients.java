package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.process.Step;
import java.util.Objects;
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
        var step = Step.of(execution);
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        var upTo = step.read(MicrosoftChangeProcess.Told.class).toldUpTo();
        var progress = notices.tell(revision.change(), revision.number(), Objects.requireNonNullElse(upTo, ""));
        step.keep(new MicrosoftChangeProcess.Told(progress.more(), progress.more() ? progress.upTo() : ""));
    }
}
