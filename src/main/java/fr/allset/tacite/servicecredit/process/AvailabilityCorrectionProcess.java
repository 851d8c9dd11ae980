package fr.allset.tacite.servicecredit.process;

import java.util.List;

/** The words this code shares with {@code processes/availability-correction.bpmn}. The business key is the number of the failure. */
final class AvailabilityCorrectionProcess {

    static final String KEY = "availability-correction";

    static final String FAILURE_CORRECTED = "FailureCorrected";

    private AvailabilityCorrectionProcess() {}

    /**
     * Whom it may concern: those that the failure has, and those that were taken from it.
     *
     * @param subscriptions the numbers of those to look at; what is found there decides
     */
    record Concerned(List<String> subscriptions) {}
}
