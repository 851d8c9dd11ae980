package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.TerminationRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a form says is to be terminated, and when. */
final class RequestOnForm {

    private RequestOnForm() {
    }

    /** @throws Refusal when the date is missing or none */
    static TerminationRequest read(DelegateExecution execution) {
        var numbers = FormAnswers.text(execution, EarlyTerminationProcess.SUBSCRIPTIONS).orElse("");
        return new TerminationRequest(
                Arrays.stream(numbers.split("[,;\\s]+")).filter(number -> !number.isEmpty()).toList(), effectiveDate(execution));
    }

    static LocalDate effectiveDate(DelegateExecution execution) {
        var date = FormAnswers.text(execution, EarlyTerminationProcess.EFFECTIVE_DATE)
                .orElseThrow(() -> Refusal.unprocessable("effective-date-missing", "effectiveDate"));
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.unprocessable("effective-date-unreadable", "effectiveDate", date);
        }
    }
}
