package fr.allset.tacite.servicecredit.process;

/** The words this code shares with {@code processes/fee-correction.bpmn}. The business key is the number of the subscription. */
final class FeeCorrectionProcess {

    static final String KEY = "fee-correction";

    static final String FEES_CORRECTED = "FeesCorrected";

    private FeeCorrectionProcess() {}
}
