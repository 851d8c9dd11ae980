package fr.allset.tacite.renewal;

import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.CustomerKind;
import fr.allset.tacite.subscription.NonRenewalChanged;
import fr.allset.tacite.subscription.NoticePeriodsStated;
import fr.allset.tacite.subscription.PlannedEndWithdrawn;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.TermOutcome;
import fr.allset.tacite.terms.TacitRenewalLaw;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.PlannedDay;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is announced before a term and what happens at it (art. 5). Every step may be taken twice. */
@Service
@Transactional
public class RenewalHandling {

    /** Letters go out when offices open, in Paris. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Of the diary. */
    private static final String RENEWED = "renewed";

    private final Subscriptions subscriptions;
    private final RenewalNoticePostponements postponements;
    private final SubscriptionDiary diary;
    private final TermsCatalogue terms;
    private final TacitRenewalLaw law;
    private final Notices notices;
    private final RenewalCorrespondence letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RenewalHandling(
            Subscriptions subscriptions,
            RenewalNoticePostponements postponements,
            SubscriptionDiary diary,
            TermsCatalogue terms,
            TacitRenewalLaw law,
            Notices notices,
            RenewalCorrespondence letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.postponements = postponements;
        this.diary = diary;
        this.terms = terms;
        this.law = law;
        this.notices = notices;
        this.letters = letters;
        this.events = events;
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

    /** The announcements of the renewal at the end of {@code period}, on the days on which they are to go out. */
    public RenewalNotices planned(Subscription subscription, ServicePeriod period) {
        return RenewalNotices.before(
                        period,
                        subscription.customer().kind(),
                        subscription.notice(),
                        terms.agreed(subscription.agreedTerms()),
                        law)
                .on(postponements.before(subscription.number(), period.end()));
    }

    private RenewalNotices planned(Subscription subscription, LocalDate term) {
        return planned(subscription, endingAt(term, subscription));
    }

    /** @throws OutOfTurn when no period ends there */
    private static ServicePeriod endingAt(LocalDate term, Subscription subscription) {
        return subscription
                .calendar()
                .periodOn(term.minusDays(1))
                .filter(period -> period.end().equals(term))
                .orElseThrow(() -> new OutOfTurn("No period of " + subscription.number() + " ends at " + term));
    }

    /** @throws OutOfTurn before the term, or when there is none on that day */
    private void requireReached(LocalDate term, Subscription subscription) {
        endingAt(term, subscription);
        if (ContractTime.today(clock).isBefore(term)) {
            throw new OutOfTurn(
                    "The term of " + subscription.number() + " is " + term + " and not before",
                    ContractTime.startOf(term));
        }
    }

    /**
     * Makes an announcement, unless there is nothing to announce. That is so when the subscription ends by then, the term has come, or a
     * later announcement is due as well.
     *
     * @param index the announcement's place among those before {@code term}, from 0
     * @throws OutOfTurn before the announcement is due
     *
     */
    public void announce(String number, LocalDate term, int index) {
        // held: nobody postpones what goes out at this moment
        var subscription = subscriptions.lock(List.of(number)).get(0);
        var today = ContractTime.today(clock);
        var planned = planned(subscription, term);
        var due = instantOf(planned.notices().get(index).day());
        if (clock.instant().isBefore(due)) {
            throw new OutOfTurn(
                    "The renewal of " + number + " at " + term + " is announced on " + due + " and not before", due);
        }
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

    /** The last day for refusing moves, and with it what is announced before it. Timers ring on the new days, what is due goes out now. */
    @EventListener
    public void on(NoticePeriodsStated stated) {
        for (var number : stated.subscriptionNumbers()) {
            announceWhatIsDue(number);
            events.publishEvent(
                    new RenewalNoticePostponed(number, periodNow(found(number)).end()));
        }
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

    /** The announcements before the next term that have not come due, while the renewal that they announce comes about. */
    @Transactional(readOnly = true)
    public List<NoticeToCome> noticesToCome(String number) {
        var subscription = found(number);
        var period = periodNow(subscription);
        if (subscription.endedOn() != null || TermOutcome.of(subscription, period.end()) != TermOutcome.RENEWED) {
            return List.of();
        }
        var planned = planned(subscription, period);
        return IntStream.range(0, planned.notices().size())
                .mapToObj(index -> new NoticeToCome(
                        period.end(),
                        planned.notices().get(index),
                        new PlannedDay(
                                planned.notices().get(index).day(),
                                planned.latestDay(index, period.end(), subscription.notice(), law))))
                .filter(coming -> instantOf(coming.notice().day()).isAfter(clock.instant()))
                .toList();
    }

    /** The period of today; the Période Initiale while the service has not started. */
    private ServicePeriod periodNow(Subscription subscription) {
        return subscription
                .calendar()
                .periodOn(ContractTime.today(clock))
                .orElseGet(subscription.calendar()::initialPeriod);
    }

    /**
     * An announcement goes out later than it was planned, on a day on which it is still of use to the Client. Postponing it to the day on
     * which it is planned changes nothing.
     *
     * @param code   the announcement's, among those before {@code term}
     * @param shown  the day on which it was planned for whoever decided
     * @param reason why; the Client does not read it
     * @return false if it is planned for {@code day} already
     * @throws Refusal when it has gone out or is not to, it was moved meanwhile, or {@code day} is of no use
     */
    public boolean postpone(
            String number, LocalDate term, String code, LocalDate shown, LocalDate day, String reason, String by) {
        subscriptions.lock(List.of(number));
        var coming = noticesToCome(number).stream()
                .filter(one -> one.term().equals(term) && one.notice().code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("reminder-not-to-come"));
        var notice = coming.notice();
        if (!coming.planned().isPostponedBy(day, shown)) {
            return false;
        }
        postponements.add(number, term, notice, day, reason, by);
        diary.record(
                number,
                "renewal-notice-postponed",
                term + "/" + code + "/" + day,
                by,
                "L'annonce de la reconduction au %s, prévue le %s, partira le %s."
                        .formatted(
                                FrenchDay.inFigures(term),
                                FrenchDay.inFigures(notice.day()),
                                FrenchDay.inFigures(day)));
        events.publishEvent(new RenewalNoticePostponed(number, term));
        return true;
    }

    private static Instant instantOf(LocalDate day) {
        return day.atTime(MORNING).atZone(ContractTime.ZONE).toInstant();
    }

    // ---- at the term

    /**
     * What happens at {@code term}; the subscription is held until the step is over, so that nobody decides otherwise meanwhile.
     *
     * @throws OutOfTurn before the term
     */
    public TermOutcome decide(String number, LocalDate term) {
        var subscription = subscriptions.lock(List.of(number)).get(0);
        requireReached(term, subscription);
        if (term.equals(subscription.plannedEnd()) && isOwedInformation(subscription, term)) {
            // the quote charges a renewal that may be left freely: it is stale, and the renewal that it assumed begins
            recordUninformed(subscription, term);
            subscription = found(number);
        }
        return TermOutcome.of(subscription, term);
    }

    /** Whether somebody else has renewed it this very day, so that the next term, {@code term}, is waited for by now. */
    @Transactional(readOnly = true)
    public boolean isRenewedMeanwhile(String number, LocalDate term) {
        return ContractTime.today(clock).isBefore(term)
                && diary.of(number).stream()
                        .anyMatch(entry -> entry.kind().equals(RENEWED)
                                && LocalDate.ofInstant(entry.at(), ContractTime.ZONE)
                                        .equals(ContractTime.today(clock)));
    }

    /**
     * The Période de Reconduction that begins at {@code term} (art. 5); what goes with its beginning is done once.
     *
     * @throws OutOfTurn before the term, or when the service ends there
     */
    public ServicePeriod begin(String number, LocalDate term) {
        var subscription = subscriptions.lock(List.of(number)).get(0);
        requireReached(term, subscription);
        if (TermOutcome.of(subscription, term) != TermOutcome.RENEWED || subscription.hasEndedOn(term)) {
            throw new OutOfTurn("The service of " + number + " ends at " + term + " or before: nothing is renewed");
        }
        var begun = subscription.calendar().periodOn(term).orElseThrow();
        boolean first = diary.record(
                number,
                RENEWED,
                String.valueOf(begun.renewalIndex()),
                SubscriptionDiary.TACITE,
                "Reconduit tacitement du %s au %s : Période de Reconduction n° %d (art. 5)."
                        .formatted(
                                FrenchDay.inFigures(begun.firstDay()),
                                FrenchDay.inFigures(begun.lastDay()),
                                begun.renewalIndex()));
        if (first && isOwedInformation(subscription, term)) {
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
        var window = law.windowBefore(subscription.lastDayOfNotice(term));
        return subscriptions
                        .takenOverOn(subscription.number())
                        .filter(window.lastDay()::isBefore)
                        .isPresent()
                || notices.findByKey(letters.key(subscription, term, RenewalNotice.information(window.firstDay())))
                        .filter(notice -> notice.sentAt() != null
                                && window.contains(LocalDate.ofInstant(notice.sentAt(), ContractTime.ZONE)))
                        .isPresent();
    }

    /**
     * The period is not renewed: the service ends at {@code term} without a fee, and the customer is told; once.
     *
     * @throws OutOfTurn before the term, or when no notice of non-renewal stands for it
     */
    public void end(String number, LocalDate term) {
        var held = subscriptions.lock(List.of(number)).get(0);
        if (held.endedOn() == null) {
            requireReached(term, held);
            if (TermOutcome.of(held, term) != TermOutcome.NOT_RENEWED) {
                throw new OutOfTurn(
                        "The renewal of " + number + " at " + term + " was not refused: it does not end there");
            }
        }
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
