package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicecredit.process.AvailabilityCorrectionProcess.Concerned;
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
        var concerned = Step.of(execution).read(Concerned.class);
        missed.tellAfterCorrection(concerned.subscriptions(), concerned.since());
    }
}
