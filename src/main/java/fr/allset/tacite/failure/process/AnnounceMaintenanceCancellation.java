package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceCorrespondence;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the next customers that the maintenance is cancelled. */
@Component
class AnnounceMaintenanceCancellation implements JavaDelegate {

    private final MaintenanceCorrespondence letters;

    AnnounceMaintenanceCancellation(MaintenanceCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var after = FormAnswers.text(execution, PlannedMaintenanceProcess.TOLD_CUSTOMER)
                .orElse("");
        var told = letters.announceCancellation(
                execution.getProcessBusinessKey(), after, AnnounceMaintenance.CUSTOMERS_AT_ONCE);
        execution.setVariable(PlannedMaintenanceProcess.TOLD_CUSTOMER, told.orElse(""));
        execution.setVariable(PlannedMaintenanceProcess.MORE_TO_TELL, told.isPresent());
    }
}
