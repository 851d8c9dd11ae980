package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.subscription.WrittenNumbers;
import fr.allset.tacite.termination.TerminationRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a form says is to be terminated, and when. */
final class RequestOnForm {

    private RequestOnForm() {}

    /** @throws Refusal when the date is missing or none */
    static TerminationRequest read(DelegateExecution execution) {
        return new TerminationRequest(
                WrittenNumbers.of(FormAnswers.orNull(execution, EarlyTerminationProcess.SUBSCRIPTIONS)),
                effectiveDate(execution));
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
