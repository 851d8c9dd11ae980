package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceCorrespondence;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Announces the maintenance to the next customers, and puts what is on file on the form. */
@Component
class AnnounceMaintenance implements JavaDelegate {

    /** As many letters as one transaction records. */
    static final int CUSTOMERS_AT_ONCE = 500;

    private final MaintenanceCorrespondence letters;
    private final MaintenanceForm form;

    AnnounceMaintenance(MaintenanceCorrespondence letters, MaintenanceForm form) {
        this.letters = letters;
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        form.write(execution);
        var after = FormAnswers.text(execution, PlannedMaintenanceProcess.TOLD_CUSTOMER)
                .orElse("");
        var told = letters.announce(execution.getProcessBusinessKey(), after, CUSTOMERS_AT_ONCE);
        execution.setVariable(PlannedMaintenanceProcess.TOLD_CUSTOMER, told.orElse(""));
        execution.setVariable(PlannedMaintenanceProcess.MORE_TO_TELL, told.isPresent());
    }
}
