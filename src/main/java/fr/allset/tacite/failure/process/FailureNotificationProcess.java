package fr.allset.tacite.failure.process;

/** The words this code shares with {@code processes/failure-notification.bpmn}. The business key is the number of the notification. */
final class FailureNotificationProcess {

    static final String KEY = "failure-notification";

    // refusals that lead back to a form
    static final String FAILURE_NOTIFICATION_REFUSED = "FailureNotificationRefused";

    private FailureNotificationProcess() {}

    /** Who has started the process from Tasklist; the engine writes it, and its tasks are theirs. */
    record Recorder(String recordedBy) {}

    /** What the card of the task shows. */
    record Card(String customerName) {}
}
