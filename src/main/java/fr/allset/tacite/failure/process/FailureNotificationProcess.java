package fr.allset.tacite.failure.process;

import fr.allset.tacite.subscription.Component;
import java.util.Map;

/** The words this code shares with {@code processes/failure-notification.bpmn}. The business key is the number of the notification. */
final class FailureNotificationProcess {

    static final String KEY = "failure-notification";

    // refusals that lead back to a form
    static final String FAILURE_NOTIFICATION_REFUSED = "FailureNotificationRefused";

    /** Who started the process from Tasklist. */
    static final String RECORDED_BY = "recordedBy";

    // what forms ask
    /** Subscription numbers, separated by commas, semicolons or blanks. */
    static final String SUBSCRIPTIONS = "subscriptions";

    static final String EXCHANGE_ONLINE = "exchangeOnline";
    static final String ONEDRIVE = "oneDrive";
    static final String SHAREPOINT_ONLINE = "sharePointOnline";
    static final String LYNC_ONLINE = "lyncOnline";
    static final String OFFICE_365_PROPLUS = "office365ProPlus";
    static final String OFFICE_ONLINE = "officeOnline";
    /** {@code telephone}, {@code detected}, {@code email} or {@code web}. */
    static final String CHANNEL = "channel";
    /** Who reports; blank when the reseller has detected it. */
    static final String REPORTER = "reporter";

    static final String CONTACT = "contact";
    /** A moment; blank: now. */
    static final String RECEIVED_AT = "receivedAt";
    /** A moment. */
    static final String BEGAN_AT = "beganAt";

    static final String DESCRIPTION = "description";
    static final String PARTIAL = "partial";
    /** The number of a failure, {@code new}, or blank to have it found. */
    static final String FAILURE = "failure";
    /** Routes "Notification maintenue ?": {@code maintain} or {@code drop}. */
    static final String REQUEST_DECISION = "requestDecision";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String NOTIFICATION_NUMBER = "notificationNumber";
    static final String FAILURE_NUMBER = "failureNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String RECEIPT_TEXT = "receiptText";
    static final String DEADLINE_TEXT = "deadlineText";
    /** What to say to whoever has reported. */
    static final String TO_SAY = "toSay";

    /** The box of each component. */
    static final Map<String, Component> COMPONENTS = Map.of(
            EXCHANGE_ONLINE,
            Component.EXCHANGE_ONLINE,
            ONEDRIVE,
            Component.ONEDRIVE,
            SHAREPOINT_ONLINE,
            Component.SHAREPOINT_ONLINE,
            LYNC_ONLINE,
            Component.LYNC_ONLINE,
            OFFICE_365_PROPLUS,
            Component.OFFICE_365_PROPLUS,
            OFFICE_ONLINE,
            Component.OFFICE_ONLINE);

    private FailureNotificationProcess() {}
}
