package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.relevance.ChangeFacts;
import java.util.Date;
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
        var occasion =
                ChangeFacts.dayOf(((Date) execution.getVariable(MicrosoftChangeProcess.COUNTDOWN_AT)).toInstant());
        var reminders = notices.remind(
                MicrosoftChangeProcess.change(execution),
                MicrosoftChangeProcess.revision(execution),
                occasion.toString(),
                FormAnswers.text(execution, MicrosoftChangeProcess.REMINDED_UP_TO)
                        .orElse(""));
        execution.setVariable(MicrosoftChangeProcess.REMINDERS_LEFT, reminders.more());
        execution.setVariable(MicrosoftChangeProcess.REMINDED_UP_TO, reminders.upTo());
        execution.setVariable(MicrosoftChangeProcess.REMINDER_ASKED, false);
    }
}
