package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.LegalNotes;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.FrenchDay;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the client is told of an early termination, each once: the quote with each line and its clause, and every decision on it
 * with its reason. The letters are French, the language of the contract.
 */
@Component
@Transactional
public class TerminationCorrespondence {

    private final TerminationHandling terminationHandling;
    private final Subscriptions subscriptions;
    private final TermsCatalogue terms;
    private final LegalNotes law;
    private final Notices notices;

    TerminationCorrespondence(
            TerminationHandling terminationHandling,
            Subscriptions subscriptions,
            TermsCatalogue terms,
            LegalNotes law,
            Notices notices) {
        this.terminationHandling = terminationHandling;
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.law = law;
        this.notices = notices;
    }

    /** The quote itself, and how to accept it. */
    public void sendQuote(String number) {
        var quote = terminationHandling.find(number);
        var body = new StringBuilder("""
                Vous trouverez ci-dessous le devis de résiliation anticipée %s, avec effet au %s (premier jour non servi).
                Il peut être accepté jusqu'au %s inclus.

                """.formatted(
                        number, FrenchDay.inFigures(quote.effectiveDate()), FrenchDay.inFigures(quote.validUntil())));
        for (var site : terminationHandling.read(quote).sites()) {
            body.append("Abonnement ")
                    .append(site.subscription())
                    .append(", site ")
                    .append(site.site())
                    .append('\n');
            site.lines()
                    .forEach(line ->
                            body.append("  - ").append(line.explanation()).append('\n'));
            if (site.explanation() != null) {
                body.append("  - ").append(site.explanation()).append('\n');
            }
            body.append("  Sous-total HT : ")
                    .append(Euros.of(site.total()).inFrench())
                    .append("\n\n");
        }
        body.append("Total HT : ")
                .append(quote.totalExcludingTax().inFrench())
                .append('\n')
                .append("TVA ")
                .append(percent(quote))
                .append(" : ")
                .append(quote.vat().inFrench())
                .append('\n')
                .append("Total TTC : ")
                .append(quote.totalIncludingTax().inFrench())
                .append("\n\n")
                .append("Lecture du contrat appliquée (conditions ")
                .append(quote.termsVersion())
                .append(", article 5) :\n")
                .append(terms.byVersion(quote.termsVersion()).readings().all().stream()
                        .map(Reading::label)
                        .map(label -> "  - " + label + "\n")
                        .collect(Collectors.joining()))
                .append("\nÀ savoir (droit applicable à la date d'effet) :\n")
                .append(law.inForceOn(quote.effectiveDate()).stream()
                        .map(note -> "  - " + note.sentence() + "\n")
                        .collect(Collectors.joining()))
                .append("""

                        Pour accepter ce devis, répondez à votre gestionnaire de compte ou acceptez-le en ligne. Sans réponse, il
                        devient caduc. Si les frais de l'abonnement changent avant la date d'effet, le devis devra être refait.
                        """);
        send(quote, "quote", "Devis de résiliation " + number, body.toString());
    }

    /** The termination takes place, with or without its fee. */
    public void sendConfirmation(String number) {
        var quote = terminationHandling.find(number);
        var fee = quote.waiverGround()
                .flatMap(TerminationCause::waiver)
                .map(waiver ->
                        waiver.explanation() + "\nMotif : " + quote.reason().orElse(""))
                .orElseGet(() -> "À cette date, les Frais de Résiliation Anticipée du devis vous seront facturés : "
                        + quote.totalExcludingTax().inFrench() + " HT, "
                        + quote.totalIncludingTax().inFrench() + " TTC.");
        send(quote, "confirmation", "Résiliation confirmée " + number, """
                Votre résiliation %s est confirmée. Le Service prendra fin le %s (premier jour non servi) pour : %s.

                %s
                """.formatted(
                        number, FrenchDay.inFigures(quote.effectiveDate()), named(quote), fee));
    }

    public void sendRefusal(String number) {
        var quote = terminationHandling.find(number);
        send(quote, "refusal", "Résiliation refusée " + number, """
                Votre demande de résiliation %s ne peut pas être suivie.

                Motif : %s

                Vos abonnements se poursuivent sans changement : %s.
                """.formatted(
                        number, quote.reason().orElse(""), named(quote)));
    }

    public void sendCancellation(String number) {
        var quote = terminationHandling.find(number);
        send(quote, "cancellation", "Résiliation annulée " + number, """
                La résiliation %s, qui devait prendre effet le %s, est annulée.

                Motif : %s

                Vos abonnements se poursuivent sans changement : %s.
                """.formatted(
                        number,
                        FrenchDay.inFigures(quote.effectiveDate()),
                        quote.reason().orElse(""),
                        named(quote)));
    }

    /** The service has ended and what is owed for it is charged. */
    public void sendEnd(String number) {
        var quote = terminationHandling.find(number);
        var fee = quote.waiverGround().isPresent() || !quote.totalExcludingTax().isPositive()
                ? "Aucuns frais ne sont dus."
                : "Les Frais de Résiliation Anticipée du devis sont portés à votre compte : "
                        + quote.totalExcludingTax().inFrench() + " HT, "
                        + quote.totalIncludingTax().inFrench() + " TTC.";
        send(quote, "end", "Fin du Service " + number, """
                Conformément à la résiliation %s, le Service a pris fin le %s (premier jour non servi) pour : %s.

                %s
                """.formatted(
                        number, FrenchDay.inFigures(quote.effectiveDate()), named(quote), fee));
    }

    public void sendStale(String number) {
        var quote = terminationHandling.find(number);
        send(quote, "stale", "Devis de résiliation " + number + " à refaire", """
                Les conditions de vos abonnements (%s) ont changé depuis le devis de résiliation %s : ses montants ne sont plus
                exacts et il ne peut plus être suivi. Rien n'a été recalculé ; vos abonnements se poursuivent.

                Votre gestionnaire de compte vous adressera un nouveau devis si vous souhaitez toujours résilier.
                """.formatted(named(quote), number));
    }

    private static String named(TerminationQuote quote) {
        return String.join(", ", quote.subscriptions());
    }

    /** {@code 20 %}, with the space that French sets before the sign. */
    static String percent(TerminationQuote quote) {
        return quote.vatRate().percent().toPlainString().replace('.', ',') + "\u00a0%";
    }

    private void send(TerminationQuote quote, String kind, String subject, String text) {
        Customer customer =
                subscriptions.find(quote.subscriptions().get(0)).orElseThrow().customer();
        notices.record(new Notice(
                quote.number() + "/" + kind,
                "termination-" + kind,
                quote.number(),
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                subject,
                "Bonjour " + customer.contactName() + ",\n\n" + text + "\nALLSET SAS\n"));
    }
}
