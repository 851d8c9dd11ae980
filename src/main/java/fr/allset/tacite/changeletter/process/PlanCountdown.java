package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.Countdown;
import fr.allset.tacite.process.Step;
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
        var step = Step.of(execution);
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        var next = notices.followedUntil(revision.change(), revision.number())
                .map(actionBy -> notices.nextCountdown(actionBy).orElse(Countdown.over(actionBy)))
                // over while somebody was writing: at once
                .orElseGet(
                        () -> step.read(MicrosoftChangeProcess.ActionOver.class).actionOverAt());
        step.keep(new MicrosoftChangeProcess.Planned(next));
    }
}
