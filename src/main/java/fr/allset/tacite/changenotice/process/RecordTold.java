package fr.allset.tacite.changenotice.process;

import fr.allset.tacite.changenotice.ChangeNotices;
import fr.allset.tacite.changenotice.Changes;
import fr.allset.tacite.changenotice.Countdown;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** All customers concerned are on record as told; finds out whether they are gone after. */
@Component
class RecordTold implements JavaDelegate {

    private final Changes changes;
    private final ChangeNotices notices;

    RecordTold(Changes changes, ChangeNotices notices) {
        this.changes = changes;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var change = MicrosoftChangeProcess.change(execution);
        int revision = MicrosoftChangeProcess.revision(execution);
        changes.told(change, revision, notices.told(change, revision));
        var until = notices.followedUntil(change, revision);
        execution.setVariable(MicrosoftChangeProcess.ACTION_FOLLOWED, until.isPresent());
        until.ifPresent(actionBy -> execution.setVariable(MicrosoftChangeProcess.ACTION_OVER_AT, Date.from(Countdown.over(actionBy))));
    }
}
