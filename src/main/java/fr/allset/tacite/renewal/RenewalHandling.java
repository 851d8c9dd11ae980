package fr.allset.tacite.renewal;

import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.NonRenewalChanged;
import fr.allset.tacite.subscription.PlannedEndWithdrawn;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.TermOutcome;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is announced before a term and what happens at it (art. 5). Every step may be taken twice. */
@Service
@Transactional
public class RenewalHandling {

    /** Letters go out when offices open, in Paris. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final TermsCatalogue terms;
    private final TacitRenewalLaw law;
    private final Notices notices;
    private final RenewalCorrespondence letters;
    private final Clock clock;

    RenewalHandling(
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            TermsCatalogue terms,
            TacitRenewalLaw law,
            Notices notices,
            RenewalCorrespondence letters,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.terms = terms;
        this.law = law;
        this.notices = notices;
        this.letters = letters;
        this.clock = clock;
    }

    // ---- before the term

    /** When the first announcement of the renewal at the end of {@code period} is due; after the term, and so never, when there is none. */
    @Transactional(readOnly = true)
    public Instant firstAnnouncementOf(Subscription subscription, ServicePeriod period) {
        return planned(subscription, period).notices().stream()
                .findFirst()
                .map(notice -> instantOf(notice.day()))
                .orElseGet(() -> ContractTime.startOf(period.end().plusDays(1)));
    }

    /** When each announcement of the renewal at {@code term} is due, in order. */
    @Transactional(readOnly = true)
    public List<Instant> announcementsBefore(String number, LocalDate term) {
        return planned(found(number), term).notices().stream()
                .map(notice -> instantOf(notice.day()))
                .toList();
    }

    /** The announcements of the renewal at the end of {@code period}. */
    public RenewalNotices planned(Subscription subscription, ServicePeriod period) {
        return RenewalNotices.before(
                period, subscription.customer().kind(), terms.byVersion(subscription.termsVersion()), law);
    }

    private RenewalNotices planned(Subscription subscription, LocalDate term) {
        return planned(
                subscription,
                subscription.calendar().periodOn(term.minusDays(1)).orElseThrow());
    }

    /**
     * Makes an announcement, unless there is nothing to announce: the subscription ends by then, the term has come, or a later
     * announcement is due as well.
     *
     * @param index the announcement's place among those before {@code term}, from 0
     */
    public void announce(String number, LocalDate term, int index) {
        var subscription = found(number);
        var today = ContractTime.today(clock);
        var planned = planned(subscription, term);
        boolean renews = subscription.endedOn() == null && TermOutcome.of(subscription, term) == TermOutcome.RENEWED;
        if (renews && today.isBefore(term) && !planned.isOvertaken(index, today)) {
            letters.announce(subscription, term, planned.notices().get(index), today);
        }
    }

    /** A renewal that was not to come about comes about after all: what would have been announced by now is announced now, once. */
    @EventListener
    public void on(NonRenewalChanged changed) {
        announceWhatIsDue(changed.number());
    }

    /** As for a notice that was taken back. */
    @EventListener
    public void on(PlannedEndWithdrawn withdrawn) {
        announceWhatIsDue(withdrawn.number());
    }

    private void announceWhatIsDue(String number) {
        var subscription = found(number);
        subscription.calendar().periodOn(ContractTime.today(clock)).ifPresent(period -> {
            var planned = planned(subscription, period).notices();
            for (int index = 0; index < planned.size(); index++) {
                if (!instantOf(planned.get(index).day()).isAfter(clock.instant())) {
                    announce(number, period.end(), index);
                }
            }
        });
    }

    private static Instant instantOf(LocalDate day) {
        return day.atTime(MORNING).atZone(ContractTime.ZONE).toInstant();
    }

    // ---- at the term

    /** What happens at {@code term}; the subscription is held until the step is over, so that nobody decides otherwise meanwhile. */
    public TermOutcome decide(String number, LocalDate term) {
        var subscription = subscriptions.lock(List.of(number)).get(0);
        if (term.equals(subscription.plannedEnd()) && isOwedInformation(subscription, term)) {
            // the quote charges a renewal that may be left freely: it is stale, and the renewal that it assumed begins
            recordUninformed(subscription, term);
            subscription = found(number);
        }
        return TermOutcome.of(subscription, term);
    }

    /** The Période de Reconduction that begins at {@code term} (art. 5). */
    public ServicePeriod begin(String number, LocalDate term) {
        var subscription = found(number);
        var begun = subscription.calendar().periodOn(term).orElseThrow();
        diary.record(
                number,
                "renewed",
                String.valueOf(begun.renewalIndex()),
                SubscriptionDiary.TACITE,
                "Reconduit tacitement du %s au %s : Période de Reconduction n° %d (art. 5)."
                        .formatted(
                                FrenchDay.inFigures(begun.firstDay()),
                                FrenchDay.inFigures(begun.lastDay()),
                                begun.renewalIndex()));
        if (isOwedInformation(subscription, term)) {
            recordUninformed(subscription, term);
        }
        return begun;
    }

    private boolean isOwedInformation(Subscription subscription, LocalDate term) {
        return subscription.customer().kind() == CustomerKind.NON_PROFESSIONAL
                && !term.equals(subscription.uninformedRenewal())
                && !wasInformed(subscription, term);
    }

    private void recordUninformed(Subscription subscription, LocalDate term) {
        diary.record(
                subscription.number(),
                "renewed-uninformed",
                term.toString(),
                SubscriptionDiary.TACITE,
                "L'information des articles L215-1 et L215-3 du code de la consommation n'est pas partie à temps : le Client peut "
                        + "mettre fin à tout moment, sans frais, à la période commencée le %s."
                                .formatted(FrenchDay.inFigures(term)));
        subscriptions.renewedUninformed(subscription.number(), term);
    }

    /**
     * Whether the information of the consumer code went out in time before {@code term}. Where its days were over before the
     * subscription came to Tacite, whoever ran it then has informed.
     */
    private boolean wasInformed(Subscription subscription, LocalDate term) {
        if (law.from().isAfter(term)) {
            return true;
        }
        var window =
                law.windowBefore(terms.byVersion(subscription.termsVersion()).lastDayOfNonRenewalNotice(term));
        return subscriptions
                        .takenOverOn(subscription.number())
                        .filter(window.lastDay()::isBefore)
                        .isPresent()
                || notices.findByKey(letters.key(subscription, term, RenewalNotice.information(window.firstDay())))
                        .filter(notice -> notice.sentAt() != null
                                && window.contains(LocalDate.ofInstant(notice.sentAt(), ContractTime.ZONE)))
                        .isPresent();
    }

    /** The period is not renewed: the service ends at {@code term} without a fee, and the customer is told. */
    public void end(String number, LocalDate term) {
        if (subscriptions.endAtTerm(number, term)) {
            var subscription = found(number);
            diary.record(
                    number,
                    "ended",
                    term.toString(),
                    SubscriptionDiary.TACITE,
                    "Fin du Service au terme, le %s : la reconduction a été dénoncée à temps, aucuns frais (art. 5)."
                            .formatted(FrenchDay.inFigures(term.minusDays(1))));
            letters.sendEnd(subscription, term);
        }
    }

    private Subscription found(String number) {
        return subscriptions.find(number).orElseThrow();
    }
}
