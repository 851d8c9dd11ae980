package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceCorrespondence;
import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.failure.process.PlannedMaintenanceProcess.Meanwhile;
import fr.allset.tacite.failure.process.PlannedMaintenanceProcess.Told;
import fr.allset.tacite.failure.process.PlannedMaintenanceProcess.Window;
import fr.allset.tacite.process.Step;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Announces the maintenance to the next customers, unless it has been cancelled meanwhile, and waits for the end of its window. */
@Component
class AnnounceMaintenance implements JavaDelegate {

    /** As many letters as one transaction records. */
    static final int CUSTOMERS_AT_ONCE = 500;

    private final MaintenanceCorrespondence letters;
    private final MaintenancePlanning maintenances;

    AnnounceMaintenance(MaintenanceCorrespondence letters, MaintenancePlanning maintenances) {
        this.letters = letters;
        this.maintenances = maintenances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var maintenance = maintenances.hold(step.number());
        step.keep(new Window(maintenance.to()));
        step.keep(new Meanwhile(maintenance.isCancelled()));
        if (maintenance.isCancelled()) {
            step.keep(new Told("", false));
            return;
        }
        var after = Objects.requireNonNullElse(step.read(Told.class).toldCustomer(), "");
        var told = letters.announce(step.number(), after, CUSTOMERS_AT_ONCE);
        step.keep(new Told(told.orElse(""), told.isPresent()));
    }
}
