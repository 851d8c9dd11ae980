package fr.allset.tacite.failure;

import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.Failure.Equipment;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Défaillances, from taking in charge to the decision on their cause (art. 3). What is stated here decides what availability is
 * calculated from; every statement is kept with who made it and when.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class FailureHandling {

    /** What an entry of a diary holds, in characters. */
    private static final int LONGEST_NOTE = 4000;

    private static final String RESTORED = "restored";

    private final Failures file;
    private final FailureNotifications notifications;
    private final RestorationMonitoring deadlines;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FailureHandling(
            Failures file,
            FailureNotifications notifications,
            RestorationMonitoring deadlines,
            Subscriptions subscriptions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.file = file;
        this.notifications = notifications;
        this.deadlines = deadlines;
        this.subscriptions = subscriptions;
        this.events = events;
        this.clock = clock;
    }

    // ---- reading

    /** @throws Refusal when there is no such failure */
    @Transactional(readOnly = true)
    public Failure find(String number) {
        return file.find(number).orElseThrow(() -> Refusal.notFound("unknown-failure", number));
    }

    /** @throws Refusal when there is no such failure, or it concerns none of the customer's subscriptions */
    @Transactional(readOnly = true)
    public Failure findFor(String number, Actor actor) {
        var failure = find(number);
        if (actor.customerNumber().isPresent()
                && subscriptions.findAll(notifications.subscriptionsOf(number)).stream()
                        .noneMatch(subscription ->
                                actor.maySee(subscription.customer().number()))) {
            throw Refusal.notFound("unknown-failure", number);
        }
        return failure;
    }

    /**
     * A page of the failures that the reader may see, the latest reported first.
     *
     * @param subscription that is concerned; null: any
     * @param open         whether it is still to be restored; null: either way
     * @param page         from 0
     * @throws Refusal when there is no such subscription, or it belongs to another customer
     */
    @Transactional(readOnly = true)
    public List<Failure> page(@Nullable String subscription, @Nullable Boolean open, int page, int size, Actor actor) {
        if (subscription != null) {
            requireVisible(subscription, actor);
        }
        return file.page(actor.customerNumber(), Optional.ofNullable(subscription), open, page, size);
    }

    /** How many {@link #page} has in all. */
    @Transactional(readOnly = true)
    public long count(@Nullable String subscription, @Nullable Boolean open, Actor actor) {
        return file.count(actor.customerNumber(), Optional.ofNullable(subscription), open);
    }

    /** The subscriptions that each of some failures concerns, as far as the reader may see them, in the order of their numbers. */
    @Transactional(readOnly = true)
    public Map<String, List<String>> subscriptionsOf(Collection<String> numbers, Actor actor) {
        var concerned = notifications.subscriptionsOf(numbers);
        var seen =
                subscriptions
                        .findAll(concerned.values().stream()
                                .flatMap(List::stream)
                                .collect(Collectors.toSet()))
                        .stream()
                        .filter(subscription ->
                                actor.maySee(subscription.customer().number()))
                        .map(Subscription::number)
                        .collect(Collectors.toSet());
        return numbers.stream()
                .collect(Collectors.toMap(
                        number -> number,
                        number -> concerned.getOrDefault(number, List.of()).stream()
                                .filter(seen::contains)
                                .toList()));
    }

    /** What happened to a failure, oldest first. */
    @Transactional(readOnly = true)
    public List<FailureEvent> events(String number) {
        return file.events(number);
    }

    // ---- taking in charge, diagnosis

    /** Somebody takes it in charge, now; whoever did so first stays. */
    public void takeInCharge(String number, String by) {
        if (locked(number).takenInChargeAt() == null) {
            file.takeInCharge(number, now(), by);
            file.record(number, "taken-in-charge", by, "Prise en charge par " + by + ".");
        }
    }

    /** What it was found to be. */
    public void diagnose(String number, @Nullable String diagnosis, @Nullable String origin, String by) {
        var found = origin(origin);
        var words = stated(diagnosis, "diagnosis");
        var failure = locked(number);
        if (!words.equals(failure.diagnosis()) || failure.origin() != found) {
            file.diagnose(number, words, found);
            file.record(number, "diagnosed", by, "Diagnostic : " + words + " Origine : " + found.label() + ".");
            events.publishEvent(new FailureDiagnosed(number, found));
        }
    }

    /** Whether the service worked during the failure, but badly: contracts differ on what that counts (D24). */
    private void stateImpact(String number, boolean degraded, String by) {
        var failure = locked(number);
        if (!Boolean.valueOf(degraded).equals(failure.degraded())) {
            file.degraded(number, degraded);
            if (degraded || failure.degraded() != null) {
                file.record(
                        number,
                        "diagnosed",
                        by,
                        degraded ? "Le Service est dégradé, non interrompu." : "Le Service est interrompu.");
                events.publishEvent(new FailureCorrected(number, notifications.subscriptionsOf(number)));
            }
        }
    }

    private static FailureOrigin origin(@Nullable String origin) {
        return FailureOrigin.of(origin == null ? "" : origin)
                .orElseThrow(() -> Refusal.unprocessable("unknown-origin", "origin", origin == null ? "" : origin));
    }

    /**
     * What whoever looked into it has found, in one go: nothing of it is recorded unless all of it can be.
     *
     * @param degraded      whether the service worked, but badly (D24)
     * @param subscriptions those that it concerns; null when that stays as it is
     * @param equipment     faulty equipment that was found, without its replacement; null when none was
     * @param asked         what the customer is asked for; null when it is not waited for
     */
    public record Finding(
            @Nullable String diagnosis,
            @Nullable String origin,
            boolean degraded,
            @Nullable List<String> subscriptions,
            @Nullable FoundEquipment equipment,
            @Nullable String asked) {}

    /**
     * Equipment that the reseller has sold or made available and that is faulty.
     *
     * @param foundAt null: now
     */
    public record FoundEquipment(@Nullable Instant foundAt, boolean underWarranty) {}

    /**
     * @throws Refusal when the diagnosis is missing, the origin or a subscription unknown, or the finding of equipment lies in the
     *                 future
     */
    public void record(String number, Finding finding, String by) {
        locked(number);
        stated(finding.diagnosis(), "diagnosis");
        origin(finding.origin());
        if (finding.equipment() != null) {
            moment(finding.equipment().foundAt(), "equipmentFoundAt");
        }
        if (finding.asked() != null) {
            stated(finding.asked(), "asked");
        }
        if (finding.subscriptions() != null) {
            concern(number, finding.subscriptions(), by);
        }
        diagnose(number, finding.diagnosis(), finding.origin(), by);
        stateImpact(number, finding.degraded(), by);
        if (finding.equipment() != null) {
            findEquipment(
                    number, finding.equipment().foundAt(), finding.equipment().underWarranty(), by);
        }
        if (finding.asked() != null) {
            askClient(number, finding.asked(), by);
        }
    }

    /**
     * Which subscriptions it concerns. What is taken away leaves every notification that named it; what is added joins the notifications
     * of its customer, and those of the reseller.
     *
     * @param concerned the numbers of all of them
     * @throws Refusal when one is unknown, when a notification would concern none any more, or when nobody has notified one for
     *                 its customer
     */
    public void concern(String number, List<String> concerned, String by) {
        locked(number);
        var before = notifications.subscriptionsOf(number);
        var added = new TreeSet<>(concerned);
        before.forEach(added::remove);
        var removed = new TreeSet<>(before);
        concerned.forEach(removed::remove);
        if (added.isEmpty() && removed.isEmpty()) {
            return;
        }
        var joining = subscriptions.findAll(added);
        added.stream()
                .filter(wanted -> joining.stream()
                        .noneMatch(subscription -> subscription.number().equals(wanted)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Refusal.unprocessable("unknown-subscription", "subscriptions", unknown);
                });
        var changed = new LinkedHashMap<String, List<String>>();
        for (var notification : notifications.ofFailure(number, Integer.MAX_VALUE)) {
            var its = new TreeSet<>(notification.subscriptions());
            its.removeAll(removed);
            joining.stream()
                    .filter(subscription -> notification.customer() == null
                            || subscription.customer().number().equals(notification.customer()))
                    .map(Subscription::number)
                    .forEach(its::add);
            if (its.isEmpty()) {
                throw Refusal.unprocessable(
                        "notification-without-subscription", "subscriptions", notification.number());
            }
            if (!its.equals(Set.copyOf(notification.subscriptions()))) {
                changed.put(notification.number(), List.copyOf(its));
            }
        }
        added.stream()
                .filter(wanted -> changed.values().stream().noneMatch(its -> its.contains(wanted)))
                .findFirst()
                .ifPresent(nobodys -> {
                    throw Refusal.unprocessable("subscription-not-notified", "subscriptions", nobodys);
                });
        changed.forEach(notifications::setSubscriptions);
        file.record(
                number,
                "concerns",
                by,
                "Abonnements concernés : " + String.join(", ", notifications.subscriptionsOf(number)) + ".");
        var both = new TreeSet<>(before);
        both.addAll(concerned);
        events.publishEvent(new FailureCorrected(number, List.copyOf(both)));
    }

    /** The subscriptions were wrong: as {@link #concern}, with the reason. */
    public void correctSubscriptions(String number, List<String> concerned, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        concern(number, concerned, by);
        file.record(number, "subscriptions-corrected", by, "Abonnements concernés corrigés. " + stated);
    }

    /** It turns out to be another one that is known: its notifications move there, with their numbers. */
    public void recogniseAs(String number, @Nullable String other, String by) {
        if (other == null || other.isBlank() || other.strip().equals(number)) {
            throw Refusal.unprocessable("same-failure-missing", "sameAs");
        }
        var wanted = other.strip();
        // everyone locks in the order of the numbers
        List.of(number, wanted).stream()
                .sorted()
                .filter(each -> file.lock(each).isEmpty())
                .findFirst()
                .ifPresent(unknown -> {
                    throw Refusal.unprocessable("unknown-failure", "sameAs", unknown);
                });
        var known = find(wanted);
        if (known.sameAs() != null || known.isRestored()) {
            throw Refusal.unprocessable("failure-restored", "sameAs", wanted);
        }
        var moved = find(number);
        if (moved.sameAs() != null) {
            throw Refusal.conflict("failure-closed", number);
        }
        file.sameAs(number, wanted, now());
        deadlines.drop(number);
        if (moved.reportedAt().isBefore(known.reportedAt()) && known.stretches().size() == 1) {
            file.reportedFrom(wanted, moved.reportedAt());
        }
        file.record(
                number, "same-as", by, "C'est la même Défaillance que " + wanted + ", qui reprend ses notifications.");
        file.record(wanted, "same-as", by, "Reprend les notifications de " + number + ", qui est la même Défaillance.");
        corrected(wanted);
    }

    // ---- equipment

    /** Faulty equipment that the reseller has sold or made available is found. */
    public void findEquipment(String number, @Nullable Instant foundAt, boolean underWarranty, String by) {
        var failure = locked(number);
        var at = moment(foundAt, "equipmentFoundAt");
        var known = failure.equipment();
        // what is found after a replacement is another piece
        var replacedAt = known == null ? null : known.replacedAt();
        boolean isAnother = known == null || (replacedAt != null && at.isAfter(replacedAt));
        file.equipment(number, new Equipment(at, underWarranty, isAnother ? null : replacedAt));
        file.record(
                number,
                "equipment-found",
                by,
                "Équipement défaillant constaté le " + FrenchMoment.of(at)
                        + (underWarranty ? ", sous garantie." : ", hors garantie."));
        if (isAnother) {
            deadlines.begin(number, Target.EQUIPMENT);
        } else {
            deadlines.reconsider(number, Target.EQUIPMENT);
        }
    }

    /** It is replaced. */
    public void replaceEquipment(String number, @Nullable Instant replacedAt, String by) {
        var failure = locked(number);
        var equipment = failure.equipment();
        var at = moment(replacedAt, "equipmentReplacedAt");
        if (equipment == null || at.isBefore(equipment.foundAt())) {
            throw Refusal.unprocessable("replaced-before-found", "equipmentReplacedAt", FrenchMoment.of(at));
        }
        file.equipment(number, new Equipment(equipment.foundAt(), equipment.underWarranty(), at));
        file.record(number, "equipment-replaced", by, "Équipement remplacé le " + FrenchMoment.of(at) + ".");
        deadlines.end(number, Target.EQUIPMENT, at);
    }

    // ---- waiting for the client

    /** The client's cooperation is asked for: from now on its time is recorded (art. 3, vi). */
    public void askClient(String number, @Nullable String asked, String by) {
        var words = stated(asked, "asked");
        var failure = locked(number);
        if (failure.waiting().isEmpty()) {
            file.waitFor(number, failure.waitings().size() + 1, words, now());
            file.record(number, "client-asked", by, "Attente du client : " + words);
        }
    }

    /** The client has answered. */
    public void clientAnswered(String number, @Nullable Instant answeredAt, @Nullable String answer, String by) {
        var failure = locked(number);
        var waiting = failure.waiting().orElseThrow(() -> Refusal.conflict("client-not-waited-for", number));
        var at = moment(answeredAt, "answeredAt");
        if (at.isBefore(waiting.since())) {
            throw Refusal.unprocessable(
                    "answered-before-asked", "answeredAt", FrenchMoment.of(at), FrenchMoment.of(waiting.since()));
        }
        file.waitedUntil(number, at);
        file.record(
                number,
                "client-answered",
                by,
                "Réponse du client le " + FrenchMoment.of(at)
                        + (answer == null || answer.isBlank() ? "." : " : " + StatedReason.readable(answer)));
    }

    // ---- restoration

    /** The service works again in another way than it should; the failure lasts. */
    public void workAround(String number, @Nullable Instant since, @Nullable String words, String by) {
        var failure = locked(number);
        var at = momentSince(since, "workaroundAt", failure.stretch().reportedAt());
        file.workaround(number, at);
        file.record(
                number,
                "workaround",
                by,
                "Contournement depuis le " + FrenchMoment.of(at)
                        + (words == null || words.isBlank() ? "." : " : " + StatedReason.readable(words)));
    }

    /**
     * The service is restored.
     *
     * @throws Refusal when that was before it was reported, or lies in the future, or the failure is restored already
     */
    public void restore(String number, @Nullable Instant restoredAt, String by) {
        var failure = locked(number);
        if (failure.isRestored() || failure.sameAs() != null) {
            throw Refusal.conflict("failure-restored", number);
        }
        var at = momentSince(restoredAt, "restoredAt", failure.stretch().reportedAt());
        file.waitedUntil(number, at);
        file.restore(number, failure.stretches().size(), at, by);
        file.record(number, RESTORED, by, "Service rétabli le " + FrenchMoment.of(at) + ".");
        deadlines.end(number, Target.SERVICE, at);
        corrected(number);
    }

    /**
     * A failure that was restored is reported again: from the receipt of that on its time counts anew.
     *
     * @param reportedAt when that was received; null: now
     * @param beganAt    when it began to fail again; null when nobody knows
     */
    public void reopen(
            String number, @Nullable Instant reportedAt, @Nullable Instant beganAt, @Nullable String words, String by) {
        var said = stated(words, "description");
        var failure = locked(number);
        var restoredAt = failure.stretch().restoredAt();
        if (restoredAt == null || failure.sameAs() != null) {
            throw Refusal.conflict("failure-not-restored", number);
        }
        var at = momentSince(reportedAt, "reportedAt", restoredAt);
        var began = beganAt == null ? null : beganAt.truncatedTo(ChronoUnit.SECONDS);
        if (began != null && began.isAfter(at)) {
            throw Refusal.unprocessable("began-after-report", "beganAt", FrenchMoment.of(began), FrenchMoment.of(at));
        }
        if (began != null && began.isBefore(restoredAt)) {
            throw Refusal.unprocessable(
                    "began-before-restoration", "beganAt", FrenchMoment.of(began), FrenchMoment.of(restoredAt));
        }
        file.reopen(number, failure.stretches().size() + 1, at, began);
        file.record(number, "reopened", by, "Rouverte le " + FrenchMoment.of(at) + " : " + said);
        deadlines.begin(number, Target.SERVICE);
        corrected(number);
    }

    /** Over HTTP: as {@link #reopen}, and the process goes on. */
    public void reopenOnline(String number, @Nullable Instant beganAt, @Nullable String words, Actor actor) {
        findFor(number, actor);
        reopen(number, null, beganAt, words, actor.username());
        events.publishEvent(new FailureReopened(number));
    }

    /** Over HTTP: as {@link #confirm}, and the process goes on. */
    public void confirmOnline(String number, Actor actor) {
        findFor(number, actor);
        confirm(number, actor.username());
        events.publishEvent(new FailureConfirmed(number));
    }

    /** The client, or its silence, confirms that the service is restored. */
    public void confirm(String number, String by) {
        var failure = locked(number);
        if (!failure.isRestored() || failure.sameAs() != null) {
            throw Refusal.conflict("failure-not-restored", number);
        }
        if (failure.confirmedAt() == null) {
            file.confirm(number, now(), by);
            file.record(number, "confirmed", by, "Rétablissement confirmé.");
        }
    }

    /**
     * Nobody has objected in time.
     *
     * @throws OutOfTurn when it is not restored, or it can still be said that it is not
     */
    public void confirmBySilence(String number) {
        var failure = locked(number);
        if (failure.confirmedAt() != null) {
            return;
        }
        var until = file.events(number).stream()
                .filter(event -> event.kind().equals(RESTORED))
                .reduce((earlier, later) -> later)
                .filter(restored -> failure.isRestored())
                .map(restored -> deadlines.silenceConfirmsAt(number, restored.at()))
                .orElseThrow(() -> new OutOfTurn("Failure " + number + " is not restored: no silence confirms it"));
        if (clock.instant().isBefore(until)) {
            throw new OutOfTurn(
                    "It can be said until " + until + " that failure " + number + " is not restored", until);
        }
        confirm(number, SubscriptionDiary.TACITE);
    }

    // ---- cause

    /**
     * A person decides on the cause. Availability reads the latest decision.
     *
     * @param event    {@code covered} by the objective, or an Evénement Excusable {@code i} to {@code vi}
     * @param since    from when it excuses; null: from when the failure began
     * @param until    until when; null: until it was restored, or as long as it lasts. What fails when it is reopened is excused by
     *                 nothing but a new decision
     * @param proposed what the decision table proposed, in the same way; null when it was not asked
     * @throws Refusal when the event is unknown, the reason missing, an event has no evidence, or its period ends before it begins
     */
    public void decideCause(
            String number,
            @Nullable String event,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String reason,
            @Nullable String evidence,
            @Nullable String proposed,
            String by) {
        var failure = locked(number);
        var stated = StatedReason.of(reason);
        if ("covered".equals(event)) {
            decide(
                    failure,
                    new CauseDecision(
                            now(),
                            by,
                            event(proposed),
                            null,
                            stated,
                            evidence == null || evidence.isBlank() ? null : stated(evidence, "evidence"),
                            List.of()));
            return;
        }
        var excusing = ExcusableEvent.of(event == null ? "" : event)
                .orElseThrow(() -> Refusal.unprocessable("unknown-cause", "cause", String.valueOf(event)));
        var proof = stated(evidence, "evidence");
        var from = since == null ? begun(failure) : moment(since, "excusedSince");
        var to = until == null ? failure.stretch().restoredAt() : until.truncatedTo(ChronoUnit.SECONDS);
        if ((since != null || until != null) && to != null && !to.isAfter(from)) {
            throw Refusal.unprocessable(
                    "period-ends-before", "excusedUntil", FrenchMoment.of(from), FrenchMoment.of(to));
        }
        decide(
                failure,
                new CauseDecision(
                        now(), by, event(proposed), excusing, stated, proof, List.of(new ExcusedPeriod(from, to))));
    }

    /** The time in which the client was waited for does not count: its cooperation was wanting (art. 3, vi). */
    public void excuseWaiting(
            String number, @Nullable String reason, @Nullable String evidence, @Nullable String proposed, String by) {
        var failure = locked(number);
        if (failure.waitings().isEmpty()) {
            throw Refusal.unprocessable("client-never-waited-for", "cause", number);
        }
        decide(
                failure,
                new CauseDecision(
                        now(),
                        by,
                        event(proposed),
                        ExcusableEvent.VI,
                        StatedReason.of(reason),
                        stated(evidence, "evidence"),
                        failure.waitings().stream()
                                .map(waiting -> new ExcusedPeriod(waiting.since(), waiting.until()))
                                .toList()));
    }

    private static @Nullable ExcusableEvent event(@Nullable String code) {
        return code == null ? null : ExcusableEvent.of(code).orElse(null);
    }

    /** When it began according to whoever reported it first; else when that was received. */
    private Instant begun(Failure failure) {
        return notifications.ofFailure(failure.number(), Integer.MAX_VALUE).stream()
                .map(notification ->
                        notification.beganAt() == null ? notification.receivedAt() : notification.beganAt())
                .min(Comparator.naturalOrder())
                .orElse(failure.reportedAt());
    }

    private void decide(Failure failure, CauseDecision decision) {
        file.decide(failure.number(), decision);
        file.record(
                failure.number(),
                "cause-decided",
                decision.decidedBy(),
                (decision.event() == null
                                ? "Couverte par l'objectif. "
                                : "Evénement Excusable (" + decision.event().code() + ") : "
                                        + decision.event().label() + ". ")
                        + decision.reason()
                        + (decision.evidence() == null ? "" : " Preuve : " + decision.evidence()));
        corrected(failure.number());
    }

    /**
     * Nothing is left to do.
     *
     * @throws OutOfTurn before the restoration is confirmed, and before somebody has decided on the cause after that
     */
    public void close(String number) {
        var failure = locked(number);
        if (failure.closedAt() == null) {
            var confirmedAt = failure.confirmedAt();
            var cause = failure.cause();
            if (confirmedAt == null || cause == null || cause.decidedAt().isBefore(confirmedAt)) {
                throw new OutOfTurn("Failure " + number + " is not closed: "
                        + (confirmedAt == null
                                ? "its restoration is not confirmed"
                                : "nobody has decided on its cause since its restoration"));
            }
            file.close(number, now());
            events.publishEvent(new FailureClosed(number));
        }
    }

    // ---- what others have to say

    /** The failure, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Failure hold(String number) {
        return locked(number);
    }

    /** Writes into its diary what somebody outside has said of it; once however often it is said. */
    public void note(String number, String kind, String by, String words) {
        file.recordOnce(number, kind, by, FailureSheet.cut(words, LONGEST_NOTE));
    }

    // ---- corrections

    /**
     * The moment of a restoration was wrong.
     *
     * @param position which stretch, from 1
     */
    public void correctRestoration(
            String number, int position, @Nullable Instant restoredAt, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        var failure = locked(number);
        if (position < 1 || position > failure.stretches().size()) {
            throw Refusal.unprocessable("unknown-stretch", "stretch", number, position);
        }
        var stretch = failure.stretches().get(position - 1);
        var before = stretch.restoredAt();
        if (before == null) {
            throw Refusal.unprocessable("unknown-stretch", "stretch", number, position);
        }
        var at = momentSince(restoredAt, "restoredAt", stretch.reportedAt());
        if (position < failure.stretches().size()
                && at.isAfter(failure.stretches().get(position).reportedAt())) {
            throw Refusal.unprocessable("restored-after-reopening", "restoredAt", FrenchMoment.of(at));
        }
        if (at.equals(before)) {
            // stated twice: it stands already
            return;
        }
        file.restore(number, position, at, by);
        file.record(
                number,
                "restoration-corrected",
                by,
                "Rétablissement corrigé : le " + FrenchMoment.of(at) + " au lieu du " + FrenchMoment.of(before) + ". "
                        + stated);
        deadlines.correct(number, Target.SERVICE, position, at);
        followExcuse(failure, before, at, by);
        corrected(number);
    }

    /** What was excused until it was restored is so until the moment that was meant. */
    private void followExcuse(Failure failure, Instant before, Instant now, String by) {
        var cause = failure.cause();
        if (cause == null) {
            return;
        }
        var periods = cause.periods().stream()
                .map(period -> before.equals(period.until()) && now.isAfter(period.since())
                        ? new ExcusedPeriod(period.since(), now)
                        : period)
                .toList();
        if (!periods.equals(cause.periods())) {
            file.decide(
                    failure.number(),
                    new CauseDecision(
                            now(), by, cause.proposed(), cause.event(), cause.reason(), cause.evidence(), periods));
        }
    }

    // ---- what they share

    private void corrected(String number) {
        events.publishEvent(new FailureCorrected(number, notifications.subscriptionsOf(number)));
    }

    private void requireVisible(String subscription, Actor actor) {
        if (subscriptions
                .find(subscription)
                .filter(found -> actor.maySee(found.customer().number()))
                .isEmpty()) {
            throw Refusal.notFound("unknown-subscription", subscription);
        }
    }

    private Failure locked(String number) {
        return file.lock(number).orElseThrow(() -> Refusal.notFound("unknown-failure", number));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant moment(@Nullable Instant stated, String field) {
        var at = stated == null ? now() : stated.truncatedTo(ChronoUnit.SECONDS);
        if (at.isAfter(now())) {
            throw Refusal.unprocessable("moment-in-future", field, FrenchMoment.of(at));
        }
        return at;
    }

    private Instant momentSince(@Nullable Instant stated, String field, Instant earliest) {
        var at = moment(stated, field);
        if (at.isBefore(earliest)) {
            throw Refusal.unprocessable("moment-before", field, FrenchMoment.of(at), FrenchMoment.of(earliest));
        }
        return at;
    }

    private static String stated(@Nullable String text, String field) {
        var words = text == null ? "" : StatedReason.readable(text);
        if (words.isEmpty()) {
            throw Refusal.unprocessable("text-missing", field, field);
        }
        if (words.length() > StatedReason.LONGEST) {
            throw Refusal.unprocessable("text-too-long", field, field, StatedReason.LONGEST);
        }
        return words;
    }
}
