package fr.allset.tacite.portal;

import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.termination.QuoteDocument;
import fr.allset.tacite.termination.QuoteEvent;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationQuote;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A quote as the client reads it online: the figures of its document, and what has become of it.
 *
 * @param open        whether it can be accepted
 * @param withdrawable whether its acceptance can be taken back
 * @param consequence what accepting does, in one sentence
 * @param events      what has become of it, the latest last
 */
record QuoteText(
        String number,
        String leaves,
        String valid,
        String status,
        boolean open,
        boolean withdrawable,
        String consequence,
        LeavingText.Calculation calculation,
        String fingerprint,
        List<Event> events) {

    QuoteText {
        events = List.copyOf(events);
    }

    /** @param words the status that it got; {@code now} where it stands */
    record Event(String at, String words, boolean now) {}

    static QuoteText of(
            TerminationQuote quote,
            QuoteDocument document,
            List<QuoteEvent> events,
            Map<String, Subscription> named,
            LocalDate today) {
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
                quote.status() == QuoteStatus.ACCEPTED,
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
                quote.fingerprint(),
                events.stream()
                        .map(event -> new Event(
                                FrenchMoment.toTheMinute(event.at()),
                                event.status().label(),
                                event.equals(events.get(events.size() - 1))))
                        .toList());
    }

    private static String siteName(String number, Map<String, Subscription> named) {
        var subscription = named.get(number);
        return subscription == null ? number : subscription.site().name();
    }
}
