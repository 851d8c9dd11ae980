package fr.allset.tacite.portal;

import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.termination.QuoteDocument;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationQuote;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A quote as the client reads it online: the figures of its document, and what has become of it.
 *
 * @param open        whether it can be accepted
 * @param consequence what accepting does, in one sentence
 */
record QuoteText(
        String number,
        String leaves,
        String valid,
        String status,
        boolean open,
        String consequence,
        LeavingText.Calculation calculation,
        String fingerprint) {

    static QuoteText of(
            TerminationQuote quote, QuoteDocument document, Map<String, Subscription> named, LocalDate today) {
        boolean open =
                quote.status() == QuoteStatus.OFFERED && !quote.validUntil().isBefore(today);
        var day = Said.day(quote.effectiveDate());
        return new QuoteText(
                quote.number(),
                Said.of("quote.leaves", Map.of("day", day)),
                Said.of(
                        "quote.valid",
                        Map.of(
                                "day",
                                Said.day(quote.validUntil()),
                                "distance",
                                Said.distance(quote.validUntil(), today))),
                quote.status().label(),
                open,
                Said.of(
                        "quote.consequence",
                        Map.of(
                                "day",
                                day,
                                "sites",
                                quote.subscriptions().stream()
                                        .map(number -> siteName(number, named))
                                        .collect(Collectors.joining(", ")),
                                "total",
                                quote.totalExcludingTax().inFrench(),
                                "taxed",
                                quote.totalIncludingTax().inFrench())),
                LeavingText.calculation(
                        document.sites(),
                        named,
                        quote.totalExcludingTax(),
                        quote.vatRate().percent(),
                        quote.vat(),
                        quote.totalIncludingTax()),
                quote.fingerprint());
    }

    private static String siteName(String number, Map<String, Subscription> named) {
        var subscription = named.get(number);
        return subscription == null ? number : subscription.site().name();
    }
}
