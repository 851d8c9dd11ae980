package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicecredit.process.MonthlyAvailabilityProcess.Told;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next of those whose month was missed. */
@Component
class TellMissedObjectives implements JavaDelegate {

    private final MissedObjectiveNotification missed;

    TellMissedObjectives(MissedObjectiveNotification missed) {
        this.missed = missed;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var after = Objects.requireNonNullElse(step.read(Told.class).toldUpTo(), "");
        var progress = missed.tell(MonthlyAvailabilityProcess.month(step.number()), after);
        step.keep(new Told(progress.upTo(), progress.more()));
    }
}
