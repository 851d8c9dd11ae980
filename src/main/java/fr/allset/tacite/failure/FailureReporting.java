package fr.allset.tacite.failure;

import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.persistence.UnbrokenSeries;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifications de Défaillance, whatever their channel (art. 3): « Le Client se verra remettre un numéro », at once, of the unbroken
 * series {@code ND-2026-000001}. Several may belong to one failure; each keeps its number.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class FailureReporting {

    /** The letters of the series. */
    public static final String SERIES = "ND";

    /** A report that is written down later keeps the moment of its receipt. After this time it takes evidence of it (D39). */
    private static final Duration EVIDENT = Duration.ofDays(31);

    private static final int LONGEST_ADDITION = 4000;

    private final FailureNotifications file;
    private final Failures failures;
    private final Subscriptions subscriptions;
    private final UnbrokenSeries series;
    private final RestorationMonitoring deadlines;
    private final FailureCorrespondence letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FailureReporting(
            FailureNotifications file,
            Failures failures,
            Subscriptions subscriptions,
            UnbrokenSeries series,
            RestorationMonitoring deadlines,
            FailureCorrespondence letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.file = file;
        this.failures = failures;
        this.subscriptions = subscriptions;
        this.series = series;
        this.deadlines = deadlines;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts the report of a program on file, once however often it is sent.
     *
     * @param key what the program calls this report; null when it does not say
     * @throws Refusal as {@link #register}, or when the key has been used for another report
     */
    public FailureNotification report(NotificationRequest request, Actor actor, @Nullable String key) {
        if (key == null) {
            return put(request, actor, null);
        }
        var earlier = file.findByKey(actor.username(), key);
        if (earlier.isEmpty()) {
            return put(request, actor, key);
        }
        if (!earlier.get().isOf(request)) {
            throw Refusal.unprocessable("idempotency-key-reused", "Idempotency-Key", key);
        }
        return earlier.get();
    }

    /**
     * Puts a report on file, with its number, and tells whoever reported it. A failure that is not known yet begins to be handled.
     *
     * @throws Refusal when a subscription is unknown or was not in service, or they belong to several customers. When the receipt lies in
     *                 the future, or long ago without evidence, or it began after it was reported. When the failure named is unknown
     *                 or restored
     *
     */
    public FailureNotification register(NotificationRequest request, Actor actor) {
        return put(request, actor, null);
    }

    private FailureNotification put(NotificationRequest request, Actor actor, @Nullable String key) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var receivedAt = request.receivedAt() == null ? now : request.receivedAt();
        requireTimes(request, receivedAt, now);
        var concerned = concerned(request, receivedAt, actor);
        var late = isLate(receivedAt, now);
        // what is open now is another failure than the one of long ago, unless somebody says so
        var failure = late && request.failure() == null ? null : failureOf(request, receivedAt, actor);
        boolean isNew = failure == null;
        var failureNumber = failure == null ? failures.insert(receivedAt, year(now)) : failure.number();
        var customer = request.channel() == NotificationChannel.DETECTED
                ? null
                : concerned.get(0).customer().number();
        var notification = new FailureNotification(
                series.next(SERIES, year(now)),
                failureNumber,
                receivedAt,
                request.channel(),
                customer,
                request.reporter(),
                request.contact(),
                request.beganAt(),
                request.description(),
                request.partial(),
                request.components(),
                request.subscriptions(),
                now,
                actor.username(),
                late ? request.evidence() : null);
        file.insert(notification, key);
        failures.record(failureNumber, "notified", actor.username(), inWords(notification));
        if (customer != null) {
            letters.acknowledge(notification, concerned.get(0).customer());
        }
        if (isNew) {
            events.publishEvent(new FailureReported(failureNumber));
            deadlines.begin(failureNumber, Target.SERVICE);
        } else {
            events.publishEvent(new FailureNotified(failureNumber, notification.number()));
        }
        if (YearMonth.from(receivedAt.atZone(ContractTime.ZONE)).isBefore(YearMonth.from(ContractTime.today(clock)))) {
            events.publishEvent(new FailureCorrected(failureNumber, notification.subscriptions()));
        }
        return notification;
    }

    private static int year(Instant now) {
        return LocalDate.ofInstant(now, ContractTime.ZONE).getYear();
    }

    private static void requireTimes(NotificationRequest request, Instant receivedAt, Instant now) {
        if (receivedAt.isAfter(now)) {
            throw Refusal.unprocessable("moment-in-future", "receivedAt", FrenchMoment.of(receivedAt));
        }
        if (isLate(receivedAt, now) && request.evidence() == null) {
            throw Refusal.unprocessable(
                    "received-long-ago", "receivedAt", FrenchMoment.of(receivedAt), EVIDENT.toDays());
        }
        if (request.beganAt() != null && request.beganAt().isAfter(receivedAt)) {
            throw Refusal.unprocessable(
                    "began-after-report", "beganAt", FrenchMoment.of(request.beganAt()), FrenchMoment.of(receivedAt));
        }
    }

    private static boolean isLate(Instant receivedAt, Instant now) {
        return receivedAt.isBefore(now.minus(EVIDENT));
    }

    /** Held, so that two first reports of one subscription at one moment find each other and make one failure. */
    private List<Subscription> concerned(NotificationRequest request, Instant receivedAt, Actor actor) {
        var day = LocalDate.ofInstant(receivedAt, ContractTime.ZONE);
        var found = subscriptions.lock(request.subscriptions());
        for (var number : request.subscriptions()) {
            var subscription = found.stream()
                    .filter(each -> each.number().equals(number)
                            && actor.maySee(each.customer().number()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
            if (day.isBefore(subscription.serviceStartDate()) || subscription.hasEndedOn(day)) {
                throw Refusal.unprocessable(
                        "subscription-not-in-service", "subscriptions", number, FrenchDay.inFigures(day));
            }
        }
        if (request.channel() != NotificationChannel.DETECTED
                && found.stream()
                                .map(subscription -> subscription.customer().number())
                                .distinct()
                                .count()
                        > 1) {
            throw Refusal.unprocessable("notification-several-customers", "subscriptions");
        }
        return found;
    }

    private @Nullable Failure failureOf(NotificationRequest request, Instant receivedAt, Actor actor) {
        var stated = request.failure();
        if (NotificationRequest.NEW.equals(stated)) {
            return null;
        }
        if (stated != null) {
            var named = failures.lock(stated)
                    .filter(failure -> isSeen(failure.number(), actor))
                    .orElseThrow(() -> Refusal.notFound("unknown-failure", stated));
            if (named.isRestored() || named.sameAs() != null) {
                throw Refusal.conflict("failure-restored", named.number());
            }
            return agedBy(receivedAt, named);
        }
        // everyone locks in the order of the numbers; the latest that fits is taken. One that has been found to be
        // another is over.
        Failure latest = null;
        for (var number : file.openFailuresOf(request.subscriptions())) {
            latest = failures.lock(number)
                    .filter(failure -> failure.sameAs() == null
                            && !failure.isRestored()
                            && isAboutTheSame(number, request.components()))
                    .orElse(latest);
        }
        return latest == null ? null : agedBy(receivedAt, latest);
    }

    private Failure agedBy(Instant receivedAt, Failure failure) {
        if (failure.stretches().size() == 1 && receivedAt.isBefore(failure.reportedAt())) {
            failures.reportedFrom(failure.number(), receivedAt);
            deadlines.reconsider(failure.number(), Target.SERVICE);
        }
        return failure;
    }

    private boolean isSeen(String failure, Actor actor) {
        return actor.customerNumber().isEmpty()
                || subscriptions.findAll(file.subscriptionsOf(failure)).stream()
                        .anyMatch(subscription ->
                                actor.maySee(subscription.customer().number()));
    }

    /** Reports that name no component are about all of them. */
    private boolean isAboutTheSame(String failure, Set<Component> components) {
        var known = file.componentsOf(failure);
        return known.isEmpty() || components.isEmpty() || !Collections.disjoint(known, components);
    }

    private static String inWords(FailureNotification notification) {
        return "Notification %s reçue le %s, %s, de %s : %s"
                        .formatted(
                                notification.number(),
                                FrenchMoment.of(notification.receivedAt()),
                                notification.channel().label(),
                                notification.reporter(),
                                notification.description())
                + (notification.evidence() == null
                        ? ""
                        : " Enregistrée le " + FrenchMoment.of(notification.recordedAt())
                                + " ; preuve de sa réception : " + notification.evidence());
    }

    /**
     * Adds a further word to a notification, as an answer in the same thread does.
     *
     * @throws Refusal when there is no such notification
     */
    public void add(String number, Instant receivedAt, String by, String words) {
        var notification = find(number);
        var cut = words.length() <= LONGEST_ADDITION ? words : words.substring(0, LONGEST_ADDITION - 1) + "…";
        file.add(number, receivedAt.truncatedTo(ChronoUnit.SECONDS), by, cut);
        failures.record(notification.failure(), "added", by, "Complément à " + number + " : " + cut);
        events.publishEvent(new FailureNotified(notification.failure(), number));
    }

    /** @throws Refusal when there is no such notification, or it belongs to another customer */
    @Transactional(readOnly = true)
    public FailureNotification findFor(String number, Actor actor) {
        return file.find(number)
                .filter(found -> actor.customerNumber().isEmpty()
                        || (found.customer() != null && actor.maySee(found.customer())))
                .orElseThrow(() -> Refusal.notFound("unknown-failure-notification", number));
    }

    /** @throws Refusal when there is no such notification */
    @Transactional(readOnly = true)
    public FailureNotification find(String number) {
        return file.find(number).orElseThrow(() -> Refusal.notFound("unknown-failure-notification", number));
    }

    @Transactional(readOnly = true)
    public Optional<FailureNotification> findIfThere(String number) {
        return file.find(number);
    }

    /** Those of a failure in the order of their receipt, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<FailureNotification> ofFailure(String failure, int limit) {
        return file.ofFailure(failure, limit);
    }

    /** Those of a failure that the reader may see, in the order of their receipt, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<FailureNotification> ofFailure(String failure, int limit, Actor actor) {
        return actor.customerNumber()
                .map(customer -> file.ofFailure(failure, customer, limit))
                .orElseGet(() -> file.ofFailure(failure, limit));
    }

    @Transactional(readOnly = true)
    public long countOfFailure(String failure) {
        return file.countOfFailure(failure);
    }

    /** The numbers of the subscriptions that a failure concerns. */
    @Transactional(readOnly = true)
    public List<String> subscriptionsOf(String failure) {
        return file.subscriptionsOf(failure);
    }
}
