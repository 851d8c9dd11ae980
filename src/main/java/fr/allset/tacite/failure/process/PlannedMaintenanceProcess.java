package fr.allset.tacite.failure.process;

import static java.util.Map.entry;

import fr.allset.tacite.subscription.Component;
import java.util.Map;

/** The words this code shares with {@code processes/planned-maintenance.bpmn}. The business key is the number of the maintenance. */
final class PlannedMaintenanceProcess {

    static final String KEY = "planned-maintenance";

    // messages
    static final String MAINTENANCE_ANNOUNCED = "MaintenanceAnnounced";
    static final String MAINTENANCE_CANCELLED = "MaintenanceCancelled";

    // refusals that lead back to a form
    static final String MAINTENANCE_REFUSED = "MaintenanceRefused";
    static final String MAINTENANCE_CANCELLATION_REFUSED = "MaintenanceCancellationRefused";

    /** Who started the process from Tasklist. */
    static final String RECORDED_BY = "recordedBy";

    // what forms ask
    /** ISO date and time. */
    static final String WINDOW_FROM = "windowFrom";
    /** ISO date and time, the first moment after the window. */
    static final String WINDOW_TO = "windowTo";

    static final String DESCRIPTION = "description";
    /** {@code all}, {@code components} or {@code subscriptions}. */
    static final String MAINTENANCE_SCOPE = "maintenanceScope";
    /** Numbers, separated by blanks, commas or line ends. */
    static final String SUBSCRIPTIONS = "subscriptions";

    static final String EXCHANGE_ONLINE = "exchangeOnline";
    static final String ONEDRIVE = "oneDrive";
    static final String SHAREPOINT_ONLINE = "sharePointOnline";
    static final String LYNC_ONLINE = "lyncOnline";
    static final String OFFICE_365_PROPLUS = "office365ProPlus";
    static final String OFFICE_ONLINE = "officeOnline";
    /** Routes "Annonce maintenue ?": {@code maintain} or {@code drop}. */
    static final String REQUEST_DECISION = "requestDecision";
    /** That completing the task, which cancels the maintenance, is meant. */
    static final String CANCELLATION_INTENDED = "cancellationIntended";

    static final String REASON = "reason";

    /** The boxes of the form by component. */
    static final Map<Component, String> BOXES = Map.ofEntries(
            entry(Component.EXCHANGE_ONLINE, EXCHANGE_ONLINE),
            entry(Component.ONEDRIVE, ONEDRIVE),
            entry(Component.SHAREPOINT_ONLINE, SHAREPOINT_ONLINE),
            entry(Component.LYNC_ONLINE, LYNC_ONLINE),
            entry(Component.OFFICE_365_PROPLUS, OFFICE_365_PROPLUS),
            entry(Component.OFFICE_ONLINE, OFFICE_ONLINE));

    /** When the window ends. */
    static final String WINDOW_ENDS_AT = "windowEndsAt";
    /** The last customer that has been told; empty when everyone has been. */
    static final String TOLD_CUSTOMER = "toldCustomer";
    /** Routes "D'autres Clients à prévenir ?". */
    static final String MORE_TO_TELL = "moreToTell";
    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String MAINTENANCE_NUMBER = "maintenanceNumber";
    static final String WINDOW_TEXT = "windowText";
    static final String DESCRIPTION_TEXT = "descriptionText";
    static final String CONCERNED_TEXT = "concernedText";

    private PlannedMaintenanceProcess() {}
}
