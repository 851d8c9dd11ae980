package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A quote as one of its subscriptions is concerned by it.
 *
 * @param subscription      the one subscription, of all that the quote names
 * @param status            what has become of it
 * @param since             since when it has been so
 * @param effectiveDate     the first day no longer served
 * @param validUntil        the last day on which it can be accepted
 * @param totalExcludingTax for all of its subscriptions
 * @param waived            that nothing is owed although the quote says so
 */
public record QuoteInBrief(
        String subscription,
        String number,
        QuoteStatus status,
        Instant since,
        LocalDate effectiveDate,
        LocalDate validUntil,
        Euros totalExcludingTax,
        boolean waived) {}
