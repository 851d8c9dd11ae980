package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceCorrespondence;
import fr.allset.tacite.failure.process.PlannedMaintenanceProcess.Told;
import fr.allset.tacite.process.Step;
import java.util.Objects;
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
        var step = Step.of(execution);
        var after = Objects.requireNonNullElse(step.read(Told.class).toldCustomer(), "");
        var told = letters.announceCancellation(step.number(), after, AnnounceMaintenance.CUSTOMERS_AT_ONCE);
        step.keep(new Told(told.orElse(""), told.isPresent()));
    }
}
