package fr.allset.tacite.subscription.process;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an account manager has filled in about a fee, read as what it should be. */
final class FeeForm {

    private static final int LONGEST_SENTENCE = 1000;

    private FeeForm() {
    }

    static String text(DelegateExecution execution, String variable) {
        return Optional.ofNullable(execution.getVariable(variable)).map(String::valueOf).map(String::strip).orElse("");
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

    /** Whoever works at the engine at this moment. */
    static String actor(DelegateExecution execution) {
        return execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication().getUserId();
    }

    /** Leads back to a form, which shows the sentence: as much of it as a variable holds, since it may quote what was typed. */
    static BpmnError refused(String error, String sentence) {
        return new BpmnError(error, sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "…");
    }
}
