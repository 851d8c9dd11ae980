package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.AssessmentDays;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out until when Microsoft's text is to be assessed. */
@Component
class PresentRevision implements JavaDelegate {

    private final ChangeHandling changeHandling;
    private final Clock clock;

    PresentRevision(ChangeHandling changeHandling, Clock clock) {
        this.changeHandling = changeHandling;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        var actionBy = changeHandling
                .text(changeHandling.revision(revision.change(), revision.number()))
                .text()
                .actionBy();
        step.keep(new MicrosoftChangeProcess.AssessmentDue(AssessmentDays.assessedUntil(
                ContractTime.today(clock), actionBy == null ? null : ChangeFacts.dayOf(actionBy))));
    }
}
