package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.Countdown;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** All customers concerned are on record as told; finds out whether they are gone after. */
@Component
class RecordTold implements JavaDelegate {

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;

    RecordTold(ChangeHandling changeHandling, ChangeCommunication notices) {
        this.changeHandling = changeHandling;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var change = MicrosoftChangeProcess.change(execution);
        int revision = MicrosoftChangeProcess.revision(execution);
        changeHandling.told(change, revision, notices.told(change, revision));
        var until = notices.followedUntil(change, revision);
        execution.setVariable(MicrosoftChangeProcess.ACTION_FOLLOWED, until.isPresent());
        until.ifPresent(actionBy ->
                execution.setVariable(MicrosoftChangeProcess.ACTION_OVER_AT, Date.from(Countdown.over(actionBy))));
    }
}
