package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Cancels the maintenance before its window is over, for the reason on the form. */
@Component
class CancelMaintenance extends AnswerStep<AwaitMaintenanceForm.Answer> {

    private final MaintenancePlanning maintenances;

    CancelMaintenance(MaintenancePlanning maintenances, RefusalWording wording) {
        super(AwaitMaintenanceForm.Answer.class, PlannedMaintenanceProcess.MAINTENANCE_CANCELLATION_REFUSED, wording);
        this.maintenances = maintenances;
    }

    @Override
    protected void apply(AwaitMaintenanceForm.Answer answer, Step step) {
        if (!answer.cancellationIntended()) {
            throw Refusal.unprocessable("maintenance-cancellation-not-intended", "cancellationIntended");
        }
        maintenances.cancel(step.number(), answer.reason(), step.actor());
    }
}
