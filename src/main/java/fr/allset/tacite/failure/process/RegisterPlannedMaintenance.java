package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Puts the maintenance of the form on file; a refusal leads to the form that corrects it. */
@Component
class RegisterPlannedMaintenance extends AnswerStep<AnnounceMaintenanceForm.Answer> {

    private final MaintenancePlanning maintenances;

    RegisterPlannedMaintenance(MaintenancePlanning maintenances, RefusalWording wording) {
        super(AnnounceMaintenanceForm.Answer.class, PlannedMaintenanceProcess.MAINTENANCE_REFUSED, wording);
        this.maintenances = maintenances;
    }

    @Override
    protected void apply(AnnounceMaintenanceForm.Answer answer, Step step) {
        step.concerns(maintenances.register(answer.request(), step.actor()).number());
    }
}
