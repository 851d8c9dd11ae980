package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceAnnounced;
import fr.allset.tacite.failure.MaintenanceCancelled;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to planned maintenance outside of its process moves the process on, in the same transaction. */
@Component
class MaintenanceCorrelation {

    private final ProcessMessages messages;

    MaintenanceCorrelation(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(MaintenanceAnnounced announced) {
        messages.start(PlannedMaintenanceProcess.MAINTENANCE_ANNOUNCED, announced.number());
    }

    /** While it is still being announced nothing waits: the announcement finds that it is cancelled. */
    @EventListener
    void on(MaintenanceCancelled cancelled) {
        messages.tellAll(PlannedMaintenanceProcess.MAINTENANCE_CANCELLED, cancelled.number());
    }
}
