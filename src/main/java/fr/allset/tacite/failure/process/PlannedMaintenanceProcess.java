package fr.allset.tacite.failure.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/planned-maintenance.bpmn}. The business key is the number of the maintenance. */
final class PlannedMaintenanceProcess {

    static final String KEY = "planned-maintenance";

    // messages
    static final String MAINTENANCE_ANNOUNCED = "MaintenanceAnnounced";
    static final String MAINTENANCE_CANCELLED = "MaintenanceCancelled";

    // refusals that lead back to a form
    static final String MAINTENANCE_REFUSED = "MaintenanceRefused";
    static final String MAINTENANCE_CANCELLATION_REFUSED = "MaintenanceCancellationRefused";

    private PlannedMaintenanceProcess() {}

    /** Who has started the process from Tasklist; the engine writes it, and the task that corrects the announcement is theirs. */
    record Recorder(String recordedBy) {}

    /** What the timer waits for. */
    record Window(Instant windowEndsAt) {}

    /** Routes it too: who is still to be told of a maintenance that has been cancelled is told nothing. */
    record Meanwhile(boolean cancelledMeanwhile) {}

    /**
     * Routes "D'autres Clients à prévenir ?".
     *
     * @param toldCustomer the last customer that has been told; empty when everyone has been, null before anyone is
     */
    record Told(@Nullable String toldCustomer, boolean moreToTell) {}
}
