package fr.allset.tacite.servicecredit;

import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.servicecredit.CreditDocument.Share;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customer is told of a credit it has asked for (art. 3), each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class CreditCorrespondence {

    private static final int MOST_NOTIFICATIONS = 20;

    private final Subscriptions subscriptions;
    private final CreditHandling credits;
    private final Notices notices;

    CreditCorrespondence(Subscriptions subscriptions, CreditHandling credits, Notices notices) {
        this.subscriptions = subscriptions;
        this.credits = credits;
        this.notices = notices;
    }

    /** A note has been issued: how much, how it comes about, what was lost. */
    public void announce(String note) {
        var issued = credits.findNote(note);
        var document = credits.read(issued);
        var subscription = subscriptions.find(issued.subscription()).orElseThrow();
        send(
                subscription,
                note + "/issued",
                "credit-issued",
                note,
                "Avoir " + note + " : " + issued.totalIncludingTax().inFrench() + " TTC",
                """
                Vous avez demandé le %s l'avoir prévu à l'article 3 des Conditions particulières pour l'abonnement %s, dont l'Objectif de
                Disponibilité n'a pas été atteint au mois %s (demande %s). Nous avons émis l'avoir %s :

                Montant hors taxes : %s
                TVA %s %% : %s
                Montant TTC : %s

                Il sera déduit de votre prochaine facture.

                Comment ce montant est calculé
                %s
                %s""".formatted(
                                FrenchDay.inFigures(LocalDate.parse(document.requestedOn())),
                                subscription.number(),
                                FrenchMonth.after(issued.month()),
                                issued.request(),
                                note,
                                issued.amount().inFrench(),
                                percent(document),
                                issued.vat().inFrench(),
                                issued.totalIncludingTax().inFrench(),
                                calculation(document.calculation()),
                                lost(issued)));
    }

    private static String lost(CreditNote issued) {
        return issued.residualLost().isPositive()
                ? """

                Ce qui n'est pas émis
                %s ne peuvent pas être émis : les avoirs émis sur 30 jours consécutifs sont plafonnés (art. 3, limite a), et ce que le plafond
                retranche n'est pas reporté à une période ultérieure (limite b).
                """.formatted(issued.residualLost().inFrench())
                : "";
    }

    /** A request is refused: why, and what the figures are. */
    public void announceRefusal(String number) {
        var request = credits.find(number);
        var subscription = subscriptions.find(request.subscription()).orElseThrow();
        var calculation = credits.calculationOf(request);
        send(
                subscription,
                number + "/refused/"
                        + Objects.requireNonNull(request.decidedAt()).getEpochSecond(),
                "credit-refused",
                number,
                "Votre demande d'avoir " + number + " : refusée",
                """
                Vous avez demandé le %s l'avoir prévu à l'article 3 des Conditions particulières pour l'abonnement %s et le mois %s
                (demande %s). Nous ne l'émettons pas.

                Motif : %s

                Les chiffres
                %s
                Si la disponibilité de ce mois est corrigée par la suite, vous pourrez le demander de nouveau.
                """.formatted(
                                FrenchDay.inFigures(request.requestedOn()),
                                subscription.number(),
                                FrenchMonth.after(request.month()),
                                number,
                                request.reason(),
                                calculation(calculation)));
    }

    /** A supplement would be due, and the limit leaves nothing of it. */
    private void announceLoss(String first) {
        var note = credits.findNote(first);
        var lost = credits.find(note.request()).residualLost();
        send(
                subscriptions.find(note.subscription()).orElseThrow(),
                first + "/lost/" + lost,
                "credit-supplement-lost",
                first,
                "Avoir " + first + " : aucun supplément",
                """
                Une Défaillance a été corrigée après l'émission de l'avoir %s pour l'abonnement %s et le mois %s. L'avoir aurait été plus
                élevé, mais les avoirs émis sur 30 jours consécutifs sont plafonnés (art. 3, limite a) et le plafond est atteint.

                Perdu pour ce mois, sans report à une période ultérieure (limite b) : %s
                """.formatted(first, note.subscription(), FrenchMonth.after(note.month()), lost.inFrench()));
    }

    /** What was issued has been corrected: by how much, why, how the new amount comes about. */
    public void announceCorrection(String first, List<String> corrections) {
        if (corrections.isEmpty()) {
            announceLoss(first);
        }
        for (var number : corrections) {
            var issued = credits.findNote(number);
            var document = credits.read(issued);
            var subscription = subscriptions.find(issued.subscription()).orElseThrow();
            boolean less = issued.amount().isNegative();
            send(
                    subscription,
                    number + "/issued",
                    "credit-corrected",
                    number,
                    "Avoir " + number + ", qui corrige l'avoir " + issued.corrects(),
                    """
                    Une Défaillance a été corrigée après l'émission de l'avoir %s pour l'abonnement %s et le mois %s. L'avoir émis reste
                    tel quel ; l'avoir %s %s la différence :

                    Montant hors taxes : %s
                    TVA %s %% : %s
                    Montant TTC : %s

                    Motif : %s

                    Il sera %s votre prochaine facture.

                    Le nouveau calcul
                    %s
                    %s""".formatted(
                                    first,
                                    subscription.number(),
                                    FrenchMonth.after(issued.month()),
                                    number,
                                    less ? "reprend" : "ajoute",
                                    issued.amount().inFrench(),
                                    percent(document),
                                    issued.vat().inFrench(),
                                    issued.totalIncludingTax().inFrench(),
                                    document.reason(),
                                    less ? "ajouté à" : "déduit de",
                                    calculation(document.calculation()),
                                    lost(issued)));
        }
    }

    private static String percent(CreditDocument document) {
        return document.vatRatePercent().replace('.', ',');
    }

    private static String calculation(CreditDocument.Calculation calculation) {
        var sentences = calculation.explanation().stream()
                .map(sentence -> "- " + sentence)
                .collect(Collectors.joining("\n"));
        var outages = calculation.availability().outages().stream()
                .filter(outage -> outage.from() != null)
                .toList();
        if (outages.isEmpty()) {
            return sentences + "\n";
        }
        var shown = outages.stream()
                .limit(MOST_NOTIFICATIONS)
                .map(CreditCorrespondence::inWords)
                .collect(Collectors.joining("\n"));
        var more = outages.size() > MOST_NOTIFICATIONS
                ? "\n- et %d autres".formatted(outages.size() - MOST_NOTIFICATIONS)
                : "";
        return sentences + "\n\nLes Notifications de Défaillance du mois\n" + shown + more + "\n";
    }

    private static String inWords(Share outage) {
        return "- " + outage.notification() + ", reçue le " + FrenchMoment.of(outage.notifiedAt())
                + (outage.restoredAt() == null
                        ? ", non rétablie"
                        : ", rétablie le " + FrenchMoment.of(outage.restoredAt()))
                + " : "
                + outage.why();
    }

    private void send(Subscription subscription, String key, String kind, String about, String subject, String text) {
        var customer = subscription.customer();
        notices.record(new Notice(
                key,
                kind,
                about,
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                subject,
                "Bonjour,\n\n" + text + "\nALLSET SAS\n"));
    }
}
