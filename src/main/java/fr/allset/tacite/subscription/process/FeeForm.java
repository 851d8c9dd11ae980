package fr.allset.tacite.subscription.process;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.FormAnswers;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an account manager has filled in about a fee, read as what it should be. */
final class FeeForm {

    private FeeForm() {}

    static String text(DelegateExecution execution, String variable) {
        return FormAnswers.text(execution, variable).map(String::strip).orElse("");
    }

    /** @throws Refusal when it is missing or none */
    static Euros amount(DelegateExecution execution, String variable) {
        var written = text(execution, variable);
        if (written.isEmpty()) {
            throw Refusal.unprocessable("amount-missing", variable);
        }
        return Euros.read(written).orElseThrow(() -> Refusal.unprocessable("amount-unreadable", variable, written));
    }

    /** @throws Refusal when it is missing or none */
    static LocalDate day(DelegateExecution execution, String variable) {
        var written = text(execution, variable);
        if (written.isEmpty()) {
            throw Refusal.unprocessable("fee-day-missing", variable);
        }
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException unreadable) {
            throw Refusal.unprocessable("fee-day-unreadable", variable, written);
        }
    }

    /** @throws Refusal when it is missing or none */
    static YearMonth month(DelegateExecution execution, String variable) {
        var written = text(execution, variable);
        if (written.isEmpty()) {
            throw Refusal.unprocessable("usage-month-missing", variable);
        }
        try {
            return YearMonth.parse(written);
        } catch (DateTimeException unreadable) {
            throw Refusal.unprocessable("usage-month-unreadable", variable, written);
        }
    }
}
