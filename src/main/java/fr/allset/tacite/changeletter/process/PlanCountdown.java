package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.Countdown;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the next day of the countdown, or the end of the day until which to act. */
@Component
class PlanCountdown implements JavaDelegate {

    private final ChangeCommunication notices;

    PlanCountdown(ChangeCommunication notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var next = notices.followedUntil(
                        MicrosoftChangeProcess.change(execution), MicrosoftChangeProcess.revision(execution))
                .map(actionBy -> Date.from(notices.nextCountdown(actionBy).orElse(Countdown.over(actionBy))))
                // over while somebody was writing: at once
                .orElse((Date) execution.getVariable(MicrosoftChangeProcess.ACTION_OVER_AT));
        execution.setVariable(MicrosoftChangeProcess.COUNTDOWN_AT, next);
    }
}
