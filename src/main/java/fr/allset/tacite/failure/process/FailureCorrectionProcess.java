package fr.allset.tacite.failure.process;

/** The words this code shares with {@code processes/failure-correction.bpmn}. The business key is the number of the failure. */
final class FailureCorrectionProcess {

    static final String KEY = "failure-correction";

    // refusals that lead back to a form
    static final String FAILURE_CORRECTION_REFUSED = "FailureCorrectionRefused";

    private FailureCorrectionProcess() {}

    /** Who has started the process from Tasklist; the engine writes it, and the task that takes it up again is theirs. */
    record Corrector(String correctedBy) {}
}
