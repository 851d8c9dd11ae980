package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Cancels the maintenance before its window is over, for the reason on the form. */
@Component
class CancelMaintenance implements JavaDelegate {

    private final MaintenancePlanning maintenances;
    private final RefusalWording sentences;

    CancelMaintenance(MaintenancePlanning maintenances, RefusalWording sentences) {
        this.maintenances = maintenances;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            if (!FormAnswers.isTicked(execution, PlannedMaintenanceProcess.CANCELLATION_INTENDED)) {
                throw Refusal.unprocessable(
                        "maintenance-cancellation-not-intended", PlannedMaintenanceProcess.CANCELLATION_INTENDED);
            }
            maintenances.cancel(
                    execution.getProcessBusinessKey(),
                    FormAnswers.orNull(execution, PlannedMaintenanceProcess.REASON),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(
                    PlannedMaintenanceProcess.MAINTENANCE_CANCELLATION_REFUSED, sentences.inFrench(refusal));
        }
    }
}
