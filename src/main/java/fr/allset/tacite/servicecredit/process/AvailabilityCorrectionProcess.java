package fr.allset.tacite.servicecredit.process;

import java.time.YearMonth;
import java.util.List;

/** The words this code shares with {@code processes/availability-correction.bpmn}. The business key is the number of the failure. */
final class AvailabilityCorrectionProcess {

    static final String KEY = "availability-correction";

    static final String FAILURE_CORRECTED = "FailureCorrected";

    private AvailabilityCorrectionProcess() {}

    /**
     * What may have changed.
     *
     * @param subscriptions the numbers of those to look at
     * @param sinceMonth    in which the failure was reported, as {@code 2027-03}: the first month that may have changed
     */
    record Concerned(List<String> subscriptions, String sinceMonth) {

        YearMonth since() {
            return YearMonth.parse(sinceMonth);
        }
    }
}
