package fr.allset.tacite.changenotice.process;

import fr.allset.tacite.changenotice.ChangeNotices;
import fr.allset.tacite.changenotice.Changes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing is left to do about the text. */
@Component
class CloseChange implements JavaDelegate {

    private final Changes changes;
    private final ChangeNotices notices;

    CloseChange(Changes changes, ChangeNotices notices) {
        this.changes = changes;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var change = MicrosoftChangeProcess.change(execution);
        int revision = MicrosoftChangeProcess.revision(execution);
        changes.close(change, revision, Boolean.TRUE.equals(execution.getVariable(MicrosoftChangeProcess.ACTION_ASKED))
                ? notices.countUnanswered(change, revision) : 0);
    }
}
