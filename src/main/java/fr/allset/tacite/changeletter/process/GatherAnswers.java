package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.Countdown;
import fr.allset.tacite.process.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** When a day of the countdown has come, finds out whether anybody has not answered. */
@Component
class GatherAnswers implements JavaDelegate {

    private final ChangeCommunication notices;
    private final Clock clock;

    GatherAnswers(ChangeCommunication notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var actionBy = toGoAfter(step);
        step.keep(new MicrosoftChangeProcess.Silent(actionBy.isPresent()));
        actionBy.ifPresent(day ->
                step.keep(new MicrosoftChangeProcess.FollowUpDue(Countdown.followedUpUntil(clock.instant(), day))));
    }

    /** The day until which those who have not answered are to act; none when nobody is to be gone after now. */
    private Optional<LocalDate> toGoAfter(Step step) {
        var countdownAt = step.read(MicrosoftChangeProcess.Round.class).countdownAt();
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        return countdownAt == null
                        || countdownAt.isAfter(clock.instant())
                        || notices.countUnanswered(revision.change(), revision.number()) == 0
                ? Optional.empty()
                : notices.followedUntil(revision.change(), revision.number());
    }
}
