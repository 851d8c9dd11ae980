package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.Countdown;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** All customers concerned are on record as told; finds out whether they are gone after. */
@Component
class RecordTold implements JavaDelegate {

    private final ChangeCommunication notices;

    RecordTold(ChangeCommunication notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        notices.concludeTelling(revision.change(), revision.number());
        var until = notices.followedUntil(revision.change(), revision.number());
        step.keep(new MicrosoftChangeProcess.Followed(until.isPresent()));
        until.ifPresent(actionBy -> step.keep(new MicrosoftChangeProcess.ActionOver(Countdown.over(actionBy))));
    }
}
