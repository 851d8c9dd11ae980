package fr.allset.tacite.servicelevel.process;

/** The words this code shares with {@code processes/availability-correction.bpmn}. The business key is the number of the failure. */
final class AvailabilityCorrectionProcess {

    static final String KEY = "availability-correction";

    static final String FAILURE_CORRECTED = "FailureCorrected";

    /** The numbers of the subscriptions to look at, as JSON. */
    static final String SUBSCRIPTIONS = "subscriptions";

    private AvailabilityCorrectionProcess() {
    }
}
