package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells those whose month turns out to be missed, although it was passed over when its turn came. */
@Component
class TellMissedAfterCorrection implements JavaDelegate {

    private final MissedObjectiveNotification missed;

    TellMissedAfterCorrection(MissedObjectiveNotification missed) {
        this.missed = missed;
    }

    @Override
    public void execute(DelegateExecution execution) {
        missed.tellAfterCorrection(AvailabilityCorrectionProcess.subscriptions(execution), YearMonth.parse((String)
                execution.getVariable(AvailabilityCorrectionProcess.SINCE_MONTH)));
    }
}
