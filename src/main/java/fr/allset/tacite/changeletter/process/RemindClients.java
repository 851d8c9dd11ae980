package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.process.Step;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes again to the next of those who have not answered; once each on this day of the countdown. */
@Component
class RemindClients implements JavaDelegate {

    private final ChangeCommunication notices;

    RemindClients(ChangeCommunication notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        var upTo = step.read(MicrosoftChangeProcess.Written.class).remindedUpTo();
        var reminders = notices.remind(revision.change(), revision.number(), Objects.requireNonNullElse(upTo, ""));
        step.keep(new MicrosoftChangeProcess.Reminders(reminders.more()));
        step.keep(new MicrosoftChangeProcess.Written(reminders.upTo()));
        step.keep(new MicrosoftChangeProcess.Reminder(false));
    }
}
