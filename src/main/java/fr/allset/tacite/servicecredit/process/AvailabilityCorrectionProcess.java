package fr.allset.tacite.servicecredit.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;

/** The words this code shares with {@code processes/availability-correction.bpmn}. The business key is the number of the failure. */
final class AvailabilityCorrectionProcess {

    static final String KEY = "availability-correction";

    static final String FAILURE_CORRECTED = "FailureCorrected";

    /** The numbers of the subscriptions to look at, as JSON. */
    static final String SUBSCRIPTIONS = "subscriptions";
    /** The month in which the failure was reported, as {@code 2027-03}: the first that may have changed. */
    static final String SINCE_MONTH = "sinceMonth";

    private AvailabilityCorrectionProcess() {}

    static List<String> subscriptions(DelegateExecution execution) {
        return ((SpinJsonNode) execution.getVariable(SUBSCRIPTIONS))
                .elements().stream().map(SpinJsonNode::stringValue).toList();
    }
}
