package fr.allset.tacite.servicecredit;

import fr.allset.tacite.problem.Refusal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** A month as people write it who ask for a credit. */
public final class WrittenMonth {

    private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}");

    private WrittenMonth() {}

    /**
     * The month written as {@code 2027-03}.
     *
     * @throws Refusal when it is none
     */
    public static YearMonth of(String written) {
        var month = written.strip();
        try {
            if (WRITTEN.matcher(month).matches()) {
                return YearMonth.parse(month);
            }
        } catch (DateTimeException noSuchMonth) {
            throw new Refusal(Refusal.Kind.INVALID, "usage-month-unreadable", "month", month);
        }
        throw new Refusal(Refusal.Kind.INVALID, "usage-month-unreadable", "month", month);
    }
}
