package fr.allset.tacite.renewal;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.NoticePeriodsStated;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.Sentence;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices of non-renewal, from the customer or from the reseller (art. 5). Each is put on file with the day it was received, its
 * channel and its evidence, and counts for one term. A subscription ends at the earliest term that a standing notice counts for.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class NonRenewalHandling {

    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final NonRenewals nonRenewals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NonRenewalHandling(
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            NonRenewals nonRenewals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.nonRenewals = nonRenewals;
        this.events = events;
        this.clock = clock;
    }

    /** Puts a notice on file for someone outside of the process, and has its process begin. */
    public NonRenewal receive(NonRenewalRequest request, Actor actor) {
        var received = register(request, actor);
        events.publishEvent(new NonRenewalReceived(received.number()));
        return received;
    }

    /**
     * Puts a notice on file.
     *
     * @throws Refusal when the subscription is unknown, has ended or is being terminated, or the notice comes from the future. When the
     *                 term it counts for is past and nobody has said that this is meant
     *
     */
    public NonRenewal register(NonRenewalRequest request, Actor actor) {
        var subscription = subscriptions.lock(List.of(request.subscription())).stream()
                .filter(found -> actor.maySee(found.customer().number()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", request.subscription()));
        var today = ContractTime.today(clock);
        if (subscription.endedOn() != null) {
            throw Refusal.conflict("subscription-ended", subscription.number(), subscription.endedOn());
        }
        if (request.receivedOn().isAfter(today)) {
            throw Refusal.unprocessable("received-in-future", "receivedOn", request.receivedOn());
        }
        if (!ContractTime.isNear(request.receivedOn())) {
            throw Refusal.unprocessable("day-out-of-range", "receivedOn", ContractTime.LAST_YEAR);
        }
        var term = NonRenewalTerm.of(subscription.calendar(), subscription.notice(), request.receivedOn());
        requireNotTerminatedBy(term.countsFor(), subscription);
        boolean past = !term.countsFor().isAfter(today);
        if (past && !request.retroactive()) {
            throw Refusal.unprocessable("non-renewal-term-past", "retroactive", request.receivedOn(), term.countsFor());
        }

        var number = nonRenewals.insert(request, term, subscription.notice(), actor.username(), today.getYear());
        diary.record(
                subscription.number(),
                "non-renewal",
                number,
                actor.username(),
                inWords(number, request, term, NoticePeriod.rule(subscription.notice())));
        putOnFile(subscription, term.countsFor());
        if (past) {
            subscriptions.end(subscription.number(), term.countsFor(), EndCause.NON_RENEWAL);
        }
        return find(number);
    }

    private static void requireNotTerminatedBy(LocalDate term, Subscription subscription) {
        if (subscription.plannedEnd() != null && !subscription.plannedEnd().isAfter(term)) {
            throw Refusal.conflict("non-renewal-terminated", subscription.number(), subscription.plannedEnd());
        }
    }

    private static String inWords(String number, NonRenewalRequest request, NonRenewalTerm term, Sentence rule) {
        return "Dénonciation %s %s, reçue le %s par %s%s : %s pour le terme du %s (dernier jour %s ; %s) ; elle compte pour le %s."
                .formatted(
                        number,
                        request.givenBy() == NonRenewalParty.CUSTOMER ? "du Client" : "d'ALLSET SAS",
                        FrenchDay.inFigures(request.receivedOn()),
                        request.channel().label(),
                        request.evidence() == null ? "" : " (" + shortened(request.evidence()) + ")",
                        term.isInTime() ? "à temps" : "tardive",
                        FrenchDay.inFigures(term.aimedAt().minusDays(1)),
                        FrenchDay.inFigures(term.lastDay()),
                        rule.inFrench(),
                        FrenchDay.inFigures(term.countsFor().minusDays(1)));
    }

    private static String shortened(String evidence) {
        return evidence.length() <= 500 ? evidence : evidence.substring(0, 500) + "…";
    }

    /** An earlier term than the one on file takes its place; a later one adds nothing. */
    private void putOnFile(Subscription subscription, LocalDate countsFor) {
        if (subscription.nonRenewedFrom() == null || countsFor.isBefore(subscription.nonRenewedFrom())) {
            subscriptions.nonRenewFrom(subscription.number(), countsFor);
        }
    }

    // ---- told late under a rule that stood in no document (T26)

    /**
     * Notices that were told late are looked at again: those that no document makes late are in time. Where their term is past a person
     * decides, by recording the notice anew as one that ends the service there.
     */
    public void countAnew() {
        nonRenewals.late().forEach(this::countAnew);
    }

    /** A statement corrects what notices were counted by; it never makes one late that was told in time. */
    @EventListener
    public void on(NoticePeriodsStated stated) {
        var changed = Set.copyOf(stated.subscriptionNumbers());
        nonRenewals.late().stream()
                .filter(notice -> changed.contains(notice.subscription()))
                .forEach(this::countAnew);
    }

    private void countAnew(NonRenewal late) {
        var subscription = subscriptions.lock(List.of(late.subscription())).get(0);
        var term = NonRenewalTerm.of(subscription.calendar(), subscription.notice(), late.receivedOn());
        if (!term.isInTime() || !find(late.number()).isStanding()) {
            return;
        }
        boolean past = !term.countsFor().isAfter(ContractTime.today(clock));
        boolean first = diary.record(
                subscription.number(),
                "non-renewal-counted-anew",
                late.number(),
                SubscriptionDiary.TACITE,
                "Dénonciation %s : le préavis qui la disait tardive n'est pas celui du contrat. Elle est à temps pour le terme du %s%s."
                        .formatted(
                                late.number(),
                                FrenchDay.inFigures(term.countsFor().minusDays(1)),
                                past
                                        ? ", déjà passé : un gestionnaire décide de l'enregistrer à nouveau, avec fin rétroactive"
                                        : ""));
        if (first && !past) {
            nonRenewals.countAnew(late.number(), term, subscription.notice());
            putOnFile(subscription, term.countsFor());
            events.publishEvent(new NonRenewalCountedAnew(late.number()));
        }
    }

    /** A notice is taken back over HTTP; its process goes on to tell the customer. */
    public NonRenewal withdrawOnline(String number, @Nullable String reason, Actor actor) {
        var withdrawn = withdraw(number, reason, actor.username());
        events.publishEvent(new NonRenewalWithdrawn(number));
        return withdrawn;
    }

    /**
     * Takes a notice back, with the agreement of both, before its term: the subscription goes on, unless another notice stands.
     *
     * @throws Refusal when there is no such notice, it no longer stands, its term has come, or the reason is missing
     */
    public NonRenewal withdraw(String number, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        var notice = find(number);
        var subscription = subscriptions.lock(List.of(notice.subscription())).get(0);
        if (!find(number).isStanding()
                || subscription.endedOn() != null
                || !notice.term().countsFor().isAfter(ContractTime.today(clock))) {
            throw Refusal.conflict("non-renewal-not-withdrawable", number);
        }
        nonRenewals.withdraw(number, by, stated);
        diary.record(
                subscription.number(),
                "non-renewal-withdrawn",
                number,
                by,
                "Dénonciation " + number + " retirée : " + shortened(stated));
        var left = earliest(nonRenewals.of(subscription.number()));
        if (!left.equals(Optional.ofNullable(subscription.nonRenewedFrom()))) {
            subscriptions.nonRenewFrom(subscription.number(), left.orElse(null));
        }
        return find(number);
    }

    /**
     * The term that a notice counts for has come.
     *
     * @throws OutOfTurn before it
     */
    @Transactional(readOnly = true)
    public void reachTerm(String number) {
        var term = find(number).term().countsFor();
        if (ContractTime.today(clock).isBefore(term)) {
            throw new OutOfTurn(
                    "Notice " + number + " counts for " + term + " and not before", ContractTime.startOf(term));
        }
    }

    private static Optional<LocalDate> earliest(List<NonRenewal> notices) {
        return notices.stream()
                .filter(NonRenewal::isStanding)
                .map(notice -> notice.term().countsFor())
                .min(Comparator.naturalOrder());
    }

    /** @throws Refusal when there is no such notice */
    @Transactional(readOnly = true)
    public NonRenewal find(String number) {
        return nonRenewals.find(number).orElseThrow(() -> Refusal.notFound("unknown-non-renewal", number));
    }

    /** The number of the subscription that a notice is about. */
    @Transactional(readOnly = true)
    public Optional<String> subscriptionOf(String number) {
        return nonRenewals.find(number).map(NonRenewal::subscription);
    }

    /** Every notice of a subscription, oldest first, those taken back too. */
    @Transactional(readOnly = true)
    public List<NonRenewal> of(String subscription) {
        return nonRenewals.of(subscription);
    }
}
