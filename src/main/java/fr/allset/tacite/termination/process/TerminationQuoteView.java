package fr.allset.tacite.termination.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of a termination show of its quote, as French text.
 *
 * @param effectiveDate the first day no longer served, proposed where the quote may be made again; null elsewhere
 * @param waiverText    the waiver that was proposed last; null where none was
 * @param lines         the calculation, a row each
 * @param explanations  its sentences
 */
record TerminationQuoteView(
        String quoteNumber,
        String customerName,
        String customerNumber,
        String contactText,
        String subscriptionsText,
        String effectiveDateText,
        String validUntilText,
        String totalExcludingTaxText,
        String vatText,
        String totalText,
        String requestedByText,
        String lawText,
        String termsText,
        String readingsText,
        @Nullable String effectiveDate,
        @Nullable String waiverText,
        List<Line> lines,
        List<Explanation> explanations) {

    /** One line of the calculation (art. 5). */
    record Line(
            String site, String clause, String period, String months, String rate, String monthlyFee, String amount) {}

    /** One sentence of the calculation, with the subscription that it is about. */
    record Explanation(String subscription, String sentence) {}

    EarlyTerminationProcess.Card card() {
        return new EarlyTerminationProcess.Card(customerName, effectiveDateText, totalText);
    }
}
