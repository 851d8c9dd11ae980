package fr.allset.tacite.billing.process;

import fr.allset.tacite.process.Step;
import java.time.Instant;
import java.time.YearMonth;

/** The words this code shares with {@code processes/monthly-charges.bpmn}. The business key is the month, as {@code 2027-03}. */
final class MonthlyChargesProcess {

    static final String KEY = "monthly-charges";

    /** The run of a month is open. */
    static final String MONTH_OPENED = "MonthOpened";

    private MonthlyChargesProcess() {}

    static YearMonth month(Step step) {
        return YearMonth.parse(step.number());
    }

    /** @param monthAt when the month begins, midnight in Paris */
    record Opened(Instant monthAt) {}

    /**
     * @param chargedUpTo       the number of the last subscription that has been charged; empty at first
     * @param subscriptionsLeft routes "Encore des abonnements ?"
     */
    record Progress(String chargedUpTo, boolean subscriptionsLeft) {

        static final Progress NONE = new Progress("", true);
    }
}
