package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
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
        var progress = missed.tell(MonthlyAvailabilityProcess.month(execution), (String)
                execution.getVariable(MonthlyAvailabilityProcess.TOLD_UP_TO));
        execution.setVariable(MonthlyAvailabilityProcess.TOLD_UP_TO, progress.upTo());
        execution.setVariable(MonthlyAvailabilityProcess.MEASURED_SUBSCRIPTIONS_LEFT, progress.more());
    }
}
