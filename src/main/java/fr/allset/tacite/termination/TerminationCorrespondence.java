package fr.allset.tacite.termination;

import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.LegalNotes;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.time.ContractTime;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the client is told of an early termination, each once. It is the quote with each line and its clause, and every decision on it with
 * its reason. A letter says what the quote is at that moment. They are French, the language of the contract.
 *
 */
@Component
@Transactional
public class TerminationCorrespondence {

    private final TerminationHandling terminationHandling;
    private final Subscriptions subscriptions;
    private final LegalNotes law;
    private final Notices notices;

    TerminationCorrespondence(
            TerminationHandling terminationHandling, Subscriptions subscriptions, LegalNotes law, Notices notices) {
        this.terminationHandling = terminationHandling;
        this.subscriptions = subscriptions;
        this.law = law;
        this.notices = notices;
    }

    /** The quote itself, and how to accept it. */
    public void sendQuote(String number) {
        var quote = terminationHandling.find(number);
        send(
                quote,
                QuoteStatus.OFFERED,
                "quote",
                new TerminationLetter.Quote(
                        contact(quote),
                        number,
                        quote.effectiveDate(),
                        quote.validUntil(),
                        terminationHandling.read(quote).sites().stream()
                                .map(TerminationCorrespondence::site)
                                .toList(),
                        quote.totalExcludingTax(),
                        quote.vatRate(),
                        quote.vat(),
                        quote.totalIncludingTax(),
                        quote.termsVersion(),
                        terminationHandling.read(quote).appliedReadings().stream()
                                .map(Reading::label)
                                .toList(),
                        law.inForceOn(quote.effectiveDate()).stream()
                                .map(LegalNotes.LegalNote::sentence)
                                .toList()));
    }

    private static TerminationLetter.Site site(QuoteDocument.Site site) {
        return new TerminationLetter.Site(
                site.subscription(),
                site.site(),
                Stream.concat(
                                site.lines().stream().map(QuoteDocument.Line::explanation),
                                Stream.ofNullable(site.explanation()))
                        .toList(),
                site.total());
    }

    /** The termination takes place, with or without its fee. */
    public void sendConfirmation(String number) {
        var quote = terminationHandling.find(number);
        send(
                quote,
                QuoteStatus.CONFIRMED,
                "confirmation",
                new TerminationLetter.Confirmation(
                        contact(quote),
                        number,
                        quote.effectiveDate(),
                        named(quote),
                        quote.waiverGround()
                                .flatMap(TerminationCause::waiver)
                                .map(waiver -> new TerminationLetter.Waived(
                                        waiver.explanation().inFrench(),
                                        quote.reason().orElse("")))
                                .orElse(null),
                        quote.totalExcludingTax(),
                        quote.totalIncludingTax()));
    }

    public void sendRefusal(String number) {
        var quote = terminationHandling.find(number);
        send(
                quote,
                QuoteStatus.REFUSED,
                "refusal",
                new TerminationLetter.Refused(
                        contact(quote), number, quote.reason().orElse(""), named(quote)));
    }

    public void sendCancellation(String number) {
        var quote = terminationHandling.find(number);
        send(
                quote,
                QuoteStatus.CANCELLED,
                "cancellation",
                new TerminationLetter.Cancelled(
                        contact(quote),
                        number,
                        quote.effectiveDate(),
                        quote.reason().orElse(""),
                        named(quote)));
    }

    /** The service has ended and what is owed for it is charged. */
    public void sendEnd(String number) {
        var quote = terminationHandling.find(number);
        send(
                quote,
                QuoteStatus.CARRIED_OUT,
                "end",
                new TerminationLetter.End(
                        contact(quote),
                        number,
                        quote.effectiveDate(),
                        named(quote),
                        quote.waiverGround().isEmpty()
                                && quote.totalExcludingTax().isPositive(),
                        quote.totalExcludingTax(),
                        quote.totalIncludingTax()));
    }

    public void sendStale(String number) {
        var quote = terminationHandling.find(number);
        send(quote, QuoteStatus.STALE, "stale", new TerminationLetter.Stale(contact(quote), number, named(quote)));
    }

    private static String named(TerminationQuote quote) {
        return String.join(", ", quote.subscriptions());
    }

    private String contact(TerminationQuote quote) {
        return customer(quote).contactName();
    }

    private Customer customer(TerminationQuote quote) {
        return subscriptions.find(quote.subscriptions().get(0)).orElseThrow().customer();
    }

    /** What the letters are written on. */
    private Notice letter(TerminationQuote quote, String kind, Record letter) {
        var customer = customer(quote);
        return new Notice(
                quote.number() + "/" + kind,
                "termination-" + kind,
                quote.number(),
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                Letter.of(letter));
    }

    /** @throws OutOfTurn when the quote is not in the state that the letter tells of */
    private void send(TerminationQuote quote, QuoteStatus told, String kind, Record letter) {
        if (quote.status() != told) {
            throw new OutOfTurn(
                    "Quote " + quote.number() + " is " + quote.status() + ": no letter says that it is " + told);
        }
        var written = letter(quote, kind, letter);
        if (told == QuoteStatus.OFFERED) {
            // an offer that can no longer be accepted is no offer
            notices.record(written, ContractTime.startOf(quote.validUntil().plusDays(1)));
        } else {
            notices.record(written);
        }
    }
}
