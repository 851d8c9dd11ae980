package fr.allset.tacite.servicecredit.process;

import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/monthly-availability.bpmn}. The business key is the month, as {@code 2027-03}. */
final class MonthlyAvailabilityProcess {

    static final String KEY = "monthly-availability";

    /** A month is the next to be told. */
    static final String AVAILABILITY_MONTH_OPENED = "AvailabilityMonthOpened";

    /** When its missed objectives are told: on the first of the next month, when support opens. */
    static final String TOLD_AT = "toldAt";
    /** The number of the last subscription that was looked at; empty at first. */
    static final String TOLD_UP_TO = "toldUpTo";
    /** Routes "Encore des abonnements ?". */
    static final String MEASURED_SUBSCRIPTIONS_LEFT = "measuredSubscriptionsLeft";

    private MonthlyAvailabilityProcess() {}

    static YearMonth month(DelegateExecution execution) {
        return YearMonth.parse(execution.getProcessBusinessKey());
    }
}
