package fr.allset.tacite.servicecredit.process;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/monthly-availability.bpmn}. The business key is the month, as {@code 2027-03}. */
final class MonthlyAvailabilityProcess {

    static final String KEY = "monthly-availability";

    /** A month is the next to be told. */
    static final String AVAILABILITY_MONTH_OPENED = "AvailabilityMonthOpened";

    private MonthlyAvailabilityProcess() {}

    /** When the missed objectives of the month are told: on the first of the next month, when support opens. */
    record Opened(Instant toldAt) {}

    /**
     * Routes "Encore des abonnements ?".
     *
     * @param toldUpTo the number of the last subscription that was looked at; null at first
     */
    record Told(@Nullable String toldUpTo, boolean measuredSubscriptionsLeft) {}

    /** The month that the business key names. */
    static YearMonth month(String businessKey) {
        return YearMonth.parse(businessKey);
    }
}
