package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.servicecredit.CreditDocument.Share;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.typography.FrenchMonth;
import fr.allset.tacite.typography.FrenchNumber;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the customer is told of a credit it has asked for (art. 3), each once. The letters are French, the language of the contract. */
@Service
@Transactional
public class CreditCorrespondence {

    private static final int MOST_NOTIFICATIONS = 20;

    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final CreditHandling credits;
    private final Notices notices;

    CreditCorrespondence(
            Subscriptions subscriptions, SubscriptionDiary diary, CreditHandling credits, Notices notices) {
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.credits = credits;
        this.notices = notices;
    }

    /**
     * A note has been issued for a request: how much, how it comes about, what was lost.
     *
     * @throws OutOfTurn when none has been
     */
    public void announce(String request) {
        var issued = credits.notesOf(request).stream()
                .findFirst()
                .orElseThrow(() -> new OutOfTurn("No note has been issued for request " + request));
        var note = issued.number();
        var document = credits.read(issued);
        var subscription = subscriptions.find(issued.subscription()).orElseThrow();
        send(
                subscription,
                note + "/issued",
                "credit-issued",
                note,
                new CreditLetter.Issued(
                        note,
                        document.requestedOn(),
                        subscription.number(),
                        FrenchMonth.after(issued.month()),
                        issued.request(),
                        issued.amount(),
                        !document.calculation().isIndemnity(),
                        FrenchNumber.of(document.vatRatePercent()),
                        issued.vat(),
                        issued.totalIncludingTax(),
                        document.calculation().explanation(),
                        counted(document.calculation()),
                        readings(document.calculation()),
                        lost(issued),
                        early(request)));
    }

    private CreditLetter.@Nullable Early early(String request) {
        return credits.earlyIssue(request)
                .map(early -> new CreditLetter.Early(
                        early.betterOn(),
                        early.betterAmount(),
                        early.ground() == EarlyIssue.Ground.CLIENT,
                        early.reason()))
                .orElse(null);
    }

    private static @Nullable Euros lost(CreditNote issued) {
        return issued.residualLost().isPositive() ? issued.residualLost() : null;
    }

    /**
     * A request is refused: why, and what the figures are.
     *
     * @throws OutOfTurn when it is not
     */
    public void announceRefusal(String number) {
        var request = credits.find(number);
        if (request.status() != CreditStatus.REFUSED) {
            throw new OutOfTurn(
                    "Request " + number + " is " + request.status() + ": no letter says that it is refused");
        }
        var subscription = subscriptions.find(request.subscription()).orElseThrow();
        var calculation = credits.calculationOf(request);
        send(
                subscription,
                number + "/refused/"
                        + Objects.requireNonNull(request.decidedAt()).getEpochSecond(),
                "credit-refused",
                number,
                new CreditLetter.Refused(
                        number,
                        request.requestedOn(),
                        subscription.number(),
                        FrenchMonth.after(request.month()),
                        Objects.requireNonNull(request.reason()),
                        calculation.explanation(),
                        counted(calculation),
                        readings(calculation)));
    }

    /** A supplement would be due, and the limit leaves nothing of it. */
    private void announceLoss(CreditNote note) {
        var first = note.number();
        if (diary.of(note.subscription()).stream()
                .noneMatch(
                        entry -> entry.kind().equals(CreditAdjusting.SUPPLEMENT_LOST) && first.equals(entry.about()))) {
            throw new OutOfTurn("Nobody has corrected note " + first);
        }
        var lost = credits.find(note.request()).residualLost();
        send(
                subscriptions.find(note.subscription()).orElseThrow(),
                first + "/lost/" + lost,
                "credit-supplement-lost",
                first,
                new CreditLetter.SupplementLost(first, note.subscription(), FrenchMonth.after(note.month()), lost));
    }

    /**
     * What was issued has been corrected: by how much, why, how the new amount comes about.
     *
     * @throws OutOfTurn when nobody has corrected it, or not by these notes
     */
    public void announceCorrection(String first, List<String> corrections) {
        var corrected = credits.findNote(first);
        if (corrections.isEmpty()) {
            announceLoss(corrected);
        }
        for (var number : corrections) {
            var issued = credits.findNote(number);
            if (!issued.isCorrection() || !issued.request().equals(corrected.request())) {
                throw new OutOfTurn("Note " + number + " does not correct note " + first);
            }
            var document = credits.read(issued);
            var subscription = subscriptions.find(issued.subscription()).orElseThrow();
            send(
                    subscription,
                    number + "/issued",
                    "credit-corrected",
                    number,
                    new CreditLetter.Corrected(
                            number,
                            Objects.requireNonNull(issued.corrects()),
                            first,
                            subscription.number(),
                            FrenchMonth.after(issued.month()),
                            issued.amount().isNegative(),
                            issued.amount(),
                            !document.calculation().isIndemnity(),
                            FrenchNumber.of(document.vatRatePercent()),
                            issued.vat(),
                            issued.totalIncludingTax(),
                            Objects.requireNonNull(document.reason()),
                            document.calculation().explanation(),
                            counted(document.calculation()),
                            readings(document.calculation()),
                            lost(issued)));
        }
    }

    private static List<String> readings(CreditDocument.Calculation calculation) {
        return calculation.readings().stream()
                .map(CreditDocument.Applied::sentence)
                .toList();
    }

    private static CreditLetter.@Nullable Counted counted(CreditDocument.Calculation calculation) {
        var outages = calculation.availability().outages().stream()
                .filter(outage -> outage.from() != null)
                .toList();
        return outages.isEmpty()
                ? null
                : new CreditLetter.Counted(
                        outages.stream()
                                .limit(MOST_NOTIFICATIONS)
                                .map(CreditCorrespondence::notification)
                                .toList(),
                        Math.max(0, outages.size() - MOST_NOTIFICATIONS));
    }

    private static CreditLetter.Notification notification(Share outage) {
        return new CreditLetter.Notification(
                outage.notification(), outage.notifiedAt(), outage.restoredAt(), outage.why());
    }

    private void send(Subscription subscription, String key, String kind, String about, Record letter) {
        var customer = subscription.customer();
        notices.record(new Notice(
                key,
                kind,
                about,
                customer.number(),
                customer.contactName(),
                customer.contactEmail(),
                Letter.of(letter)));
    }
}
