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
    private final CorrectedFailures failures;

    TellMissedAfterCorrection(MissedObjectiveNotification missed, CorrectedFailures failures) {
        this.missed = missed;
        this.failures = failures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        missed.tellAfterCorrection(step.read(Concerned.class).subscriptions(), failures.firstMonth(step.number()));
    }
}
