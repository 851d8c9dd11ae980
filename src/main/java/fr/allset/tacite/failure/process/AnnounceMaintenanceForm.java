package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenanceRequest;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            boolean exchangeOnline,
            boolean oneDrive,
            boolean sharePointOnline,
            boolean lyncOnline,
            boolean office365ProPlus,
            boolean officeOnline,
            @Nullable String subscriptions) {

        MaintenanceRequest request() {
            return MaintenanceRequest.of(
                    windowFrom,
                    windowTo,
                    description,
                    maintenanceScope,
                    WrittenNumbers.of(subscriptions),
                    components());
        }

        private List<Component> components() {
            var boxes = Map.of(
                    Component.EXCHANGE_ONLINE, exchangeOnline,
                    Component.ONEDRIVE, oneDrive,
                    Component.SHAREPOINT_ONLINE, sharePointOnline,
                    Component.LYNC_ONLINE, lyncOnline,
                    Component.OFFICE_365_PROPLUS, office365ProPlus,
                    Component.OFFICE_ONLINE, officeOnline);
            return boxes.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
