package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A quote and what has become of it.
 *
 * @param validUntil        the last day on which it can be accepted
 * @param document          the quote as it was sent: JSON, the same bytes for ever
 * @param fingerprint       SHA-256 of all that it rests on
 * @param totalExcludingTax what is owed if it is carried out without a waiver
 * @param waiverGround      why nothing is owed although the document says so, decided by an account manager
 * @param reason            the last reason given: of a refusal, a waiver, a cancellation
 */
public record TerminationQuote(
        String number,
        String customerNumber,
        LocalDate effectiveDate,
        LocalDate validUntil,
        QuoteStatus status,
        List<String> subscriptions,
        String document,
        String fingerprint,
        String termsVersion,
        Euros totalExcludingTax,
        VatRate vatRate,
        Euros vat,
        Euros totalIncludingTax,
        String requestedBy,
        Optional<TerminationCause> waiverGround,
        Optional<String> reason) {

    public TerminationQuote {
        subscriptions = List.copyOf(subscriptions);
    }
}
