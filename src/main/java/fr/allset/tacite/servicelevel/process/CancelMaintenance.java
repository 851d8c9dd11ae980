package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicelevel.PlannedMaintenances;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Cancels the maintenance before its window is over, for the reason on the form. */
@Component
class CancelMaintenance implements JavaDelegate {

    private final PlannedMaintenances maintenances;
    private final RefusalSentences sentences;

    CancelMaintenance(PlannedMaintenances maintenances, RefusalSentences sentences) {
        this.maintenances = maintenances;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            if (!FormAnswers.isTicked(execution, PlannedMaintenanceProcess.CANCELLATION_INTENDED)) {
                throw Refusal.unprocessable("maintenance-cancellation-not-intended", PlannedMaintenanceProcess.CANCELLATION_INTENDED);
            }
            maintenances.cancel(execution.getProcessBusinessKey(), FormAnswers.orNull(execution, PlannedMaintenanceProcess.REASON),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(PlannedMaintenanceProcess.MAINTENANCE_CANCELLATION_REFUSED, sentences.inFrench(refusal));
        }
    }
}
