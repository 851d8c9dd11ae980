package fr.allset.tacite.subscription.process;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** What an account manager has filled in about a fee, read as what it should be. */
final class FeeFields {

    private FeeFields() {}

    static String text(@Nullable String written) {
        return written == null ? "" : written.strip();
    }

    /** @throws Refusal when it is missing or none */
    static Euros amount(@Nullable String amount) {
        var written = text(amount);
        if (written.isEmpty()) {
            throw Refusal.unprocessable("amount-missing", "amount");
        }
        return Euros.read(written).orElseThrow(() -> Refusal.unprocessable("amount-unreadable", "amount", written));
    }

    /** @throws Refusal when it is missing or none */
    static LocalDate from(@Nullable String day) {
        var written = text(day);
        if (written.isEmpty()) {
            throw Refusal.unprocessable("fee-day-missing", "from");
        }
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException unreadable) {
            throw Refusal.unprocessable("fee-day-unreadable", "from", written);
        }
    }

    /** @throws Refusal when it is missing or none */
    static YearMonth month(@Nullable String month) {
        var written = text(month);
        if (written.isEmpty()) {
            throw Refusal.unprocessable("usage-month-missing", "month");
        }
        try {
            return YearMonth.parse(written);
        } catch (DateTimeException unreadable) {
            throw Refusal.unprocessable("usage-month-unreadable", "month", written);
        }
    }
}
