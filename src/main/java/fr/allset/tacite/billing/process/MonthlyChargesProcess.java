package fr.allset.tacite.billing.process;

import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/monthly-charges.bpmn}. The business key is the month, as {@code 2027-03}. */
final class MonthlyChargesProcess {

    static final String KEY = "monthly-charges";

    /** The run of a month is open. */
    static final String MONTH_OPENED = "MonthOpened";

    /** When the month begins, midnight in Paris. */
    static final String MONTH_AT = "monthAt";
    /** The number of the last subscription that has been charged; empty at first. */
    static final String CHARGED_UP_TO = "chargedUpTo";
    /** Routes "Encore des abonnements ?". */
    static final String SUBSCRIPTIONS_LEFT = "subscriptionsLeft";

    private MonthlyChargesProcess() {}

    static YearMonth month(DelegateExecution execution) {
        return YearMonth.parse(execution.getProcessBusinessKey());
    }
}
