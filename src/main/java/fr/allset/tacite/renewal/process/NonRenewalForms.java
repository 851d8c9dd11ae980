package fr.allset.tacite.renewal.process;

import fr.allset.tacite.renewal.NonRenewal;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalParty;
import fr.allset.tacite.renewal.process.NonRenewalProcess.Card;
import fr.allset.tacite.renewal.process.NonRenewalProcess.Term;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import org.springframework.stereotype.Component;

/** What the form shows of a notice, computed from the rows, and the date that its timer waits for. */
@Component
class NonRenewalForms {

    private final NonRenewalHandling nonRenewalHandling;
    private final Subscriptions subscriptions;

    NonRenewalForms(NonRenewalHandling nonRenewalHandling, Subscriptions subscriptions) {
        this.nonRenewalHandling = nonRenewalHandling;
        this.subscriptions = subscriptions;
    }

    NonRenewalView view(String number) {
        var notice = nonRenewalHandling.find(number);
        var subscription = subscription(notice);
        var customer = subscription.customer();
        return new NonRenewalView(
                number,
                customer.name(),
                customer.contactName() + ", " + customer.contactEmail(),
                subscription.number(),
                subscription.site().name() + ", " + subscription.site().address(),
                receipt(notice),
                counted(notice));
    }

    Card card(String number) {
        var notice = nonRenewalHandling.find(number);
        return new Card(
                subscription(notice).customer().name(),
                FrenchDay.inFigures(notice.term().countsFor()));
    }

    Term term(String number) {
        return new Term(
                ContractTime.startOf(nonRenewalHandling.find(number).term().countsFor()));
    }

    private Subscription subscription(NonRenewal notice) {
        return subscriptions.find(notice.subscription()).orElseThrow();
    }

    private static String receipt(NonRenewal notice) {
        return (notice.givenBy() == NonRenewalParty.CUSTOMER ? "Donnée par le Client" : "Donnée par ALLSET SAS")
                + ", reçue le " + FrenchDay.inFigures(notice.receivedOn()) + " par "
                + notice.channel().label() + (notice.evidence() == null ? "" : " (" + notice.evidence() + ")");
    }

    private static String counted(NonRenewal notice) {
        var term = notice.term();
        return (term.isInTime() ? "À temps" : "Tardive") + " pour le terme du "
                + FrenchDay.inFigures(term.aimedAt().minusDays(1)) + " (dernier jour pour dénoncer : "
                + FrenchDay.inFigures(term.lastDay()) + ", "
                + notice.rule().inFrench()
                + ") ; l'abonnement prend fin le "
                + FrenchDay.inFigures(term.countsFor().minusDays(1))
                + " (dernier jour servi), sans frais.";
    }
}
