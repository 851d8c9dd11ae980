package fr.allset.tacite.failure.process;

import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The start form: what a customer reports, or the reseller has detected. */
final class ReportFailureForm {

    private ReportFailureForm() {}

    /**
     * @param subscriptions numbers, separated by commas, semicolons or blanks
     * @param channel       {@code telephone}, {@code detected}, {@code email} or {@code web}
     * @param reporter      who reports; null when the reseller has detected it
     * @param receivedAt    null: now
     * @param failure       the number of a failure, {@code new}, or null to have it found
     */
    record Answer(
            @Nullable String subscriptions,
            boolean exchangeOnline,
            boolean oneDrive,
            boolean sharePointOnline,
            boolean lyncOnline,
            boolean office365ProPlus,
            boolean officeOnline,
            @Nullable String channel,
            @Nullable String reporter,
            @Nullable String contact,
            @Nullable Instant receivedAt,
            @Nullable Instant beganAt,
            @Nullable String description,
            boolean partial,
            @Nullable String failure) {

        /** Those whose boxes are ticked; none: all of the suite. */
        Set<Component> components() {
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
                    .collect(Collectors.toSet());
        }
    }
}
