package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceRequest;
import fr.allset.tacite.process.Unwrapped;
import fr.allset.tacite.subscription.ComponentBoxes;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The start form: what maintenance is planned, when, and whom it concerns. */
final class AnnounceMaintenanceForm {

    private AnnounceMaintenanceForm() {}

    /**
     * @param windowTo         the first moment after the window
     * @param maintenanceScope {@code all}, {@code components} or {@code subscriptions}
     * @param subscriptions    numbers, separated by blanks, commas or line ends
     */
    record Answer(
            @Nullable Instant windowFrom,
            @Nullable Instant windowTo,
            @Nullable String description,
            @Nullable String maintenanceScope,
            @Unwrapped ComponentBoxes components,
            @Nullable String subscriptions) {

        MaintenanceRequest request() {
            return MaintenanceRequest.of(
                    windowFrom,
                    windowTo,
                    description,
                    maintenanceScope,
                    WrittenNumbers.of(subscriptions),
                    List.copyOf(components.ticked()));
        }
    }
}
