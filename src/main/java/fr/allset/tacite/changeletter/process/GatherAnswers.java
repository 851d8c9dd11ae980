package fr.allset.tacite.changeletter.process;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** When a day of the countdown has come, finds out who has not answered. */
@Component
class GatherAnswers implements JavaDelegate {

    private final FollowUpForm form;
    private final Clock clock;

    GatherAnswers(FollowUpForm form, Clock clock) {
        this.form = form;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var countdownAt = (Date) execution.getVariable(MicrosoftChangeProcess.COUNTDOWN_AT);
        boolean reached = countdownAt != null && !countdownAt.toInstant().isAfter(clock.instant());
        execution.setVariable(MicrosoftChangeProcess.CLIENTS_SILENT, reached && form.write(execution));
    }
}
