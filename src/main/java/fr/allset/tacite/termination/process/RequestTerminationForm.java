package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.WrittenNumbers;
import fr.allset.tacite.termination.TerminationRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The start form: what is to be terminated, and when. */
final class RequestTerminationForm {

    private RequestTerminationForm() {}

    /**
     * @param subscriptions numbers, separated by commas, semicolons or blanks
     * @param effectiveDate ISO date: the first day no longer served
     */
    record Answer(@Nullable String subscriptions, @Nullable String effectiveDate) {

        /** @throws Refusal when the date is missing or none */
        TerminationRequest request() {
            return new TerminationRequest(WrittenNumbers.of(subscriptions), day(effectiveDate));
        }
    }

    /** @throws Refusal when the date is missing or none */
    static LocalDate day(@Nullable String effectiveDate) {
        if (effectiveDate == null) {
            throw Refusal.unprocessable("effective-date-missing", "effectiveDate");
        }
        try {
            return LocalDate.parse(effectiveDate);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.unprocessable("effective-date-unreadable", "effectiveDate", effectiveDate);
        }
    }
}
