package fr.allset.tacite.failure;

import fr.allset.tacite.failure.MaintenanceRequest.Scope;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Maintenance that is announced beforehand: an Evénement Excusable (iii) for its window and for the subscriptions that it was announced
 * to (art. 3). Cancelled before it begins it excuses nothing; cancelled while it goes on it excuses until then.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class MaintenancePlanning {

    private static final int READ_AT_ONCE = 1000;

    private final PlannedMaintenances plannedMaintenances;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MaintenancePlanning(
            PlannedMaintenances plannedMaintenances,
            Subscriptions subscriptions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plannedMaintenances = plannedMaintenances;
        this.subscriptions = subscriptions;
        this.events = events;
        this.clock = clock;
    }

    /** Puts it on file outside of the process, and has the process begin that tells the customers. */
    public PlannedMaintenance announce(MaintenanceRequest request, String by) {
        var maintenance = register(request, by);
        events.publishEvent(new MaintenanceAnnounced(maintenance.number()));
        return maintenance;
    }

    /**
     * Puts it on file with the subscriptions that it concerns: those in service on a day of its window.
     *
     * @throws Refusal when the window has begun, a subscription named is unknown or not in service then, or none is concerned
     */
    public PlannedMaintenance register(MaintenanceRequest request, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (!request.from().isAfter(now)) {
            throw Refusal.unprocessable("maintenance-not-beforehand", "windowFrom", FrenchMoment.of(request.from()));
        }
        // a first page that is empty shows that none is concerned before anything is written
        var first = request.scope() == Scope.SUBSCRIPTIONS ? named(request) : concerned(request, "");
        if (first.found().isEmpty() && first.last() == null) {
            throw Refusal.unprocessable("maintenance-concerns-none", "maintenanceScope");
        }
        var number = plannedMaintenances.insert(
                request, now, by, LocalDate.ofInstant(now, ContractTime.ZONE).getYear());
        plannedMaintenances.concern(number, customers(first.found()));
        for (var last = first.last(); last != null; ) {
            var next = concerned(request, last);
            plannedMaintenances.concern(number, customers(next.found()));
            last = next.last();
        }
        return find(number);
    }

    /** @param last the highest number read; null when there is nothing left to read */
    private record Found(List<Subscription> found, @Nullable String last) {}

    private Found named(MaintenanceRequest request) {
        var found = subscriptions.findAll(request.subscriptions());
        var first = firstDay(request);
        for (var number : request.subscriptions()) {
            var subscription = found.stream()
                    .filter(each -> each.number().equals(number))
                    .findFirst()
                    .orElseThrow(() -> Refusal.unprocessable("unknown-subscription", "subscriptions", number));
            if (subscription.hasEndedOn(first)
                    || subscription.serviceStartDate().isAfter(lastDay(request))) {
                throw Refusal.unprocessable(
                        "subscription-not-in-service", "subscriptions", number, FrenchDay.inFigures(first));
            }
        }
        return new Found(found, null);
    }

    /** Reads on until some are concerned or nothing is left. */
    private Found concerned(MaintenanceRequest request, String after) {
        for (var last = after; ; ) {
            var numbers = subscriptions.servedSince(firstDay(request), lastDay(request), last, READ_AT_ONCE);
            if (numbers.isEmpty()) {
                return new Found(List.of(), null);
            }
            last = numbers.get(numbers.size() - 1);
            var found = subscriptions.findAll(numbers).stream()
                    .filter(subscription -> request.scope() == Scope.ALL
                            || !Collections.disjoint(subscription.components(), request.components()))
                    .toList();
            if (!found.isEmpty()) {
                return new Found(found, last);
            }
        }
    }

    private static LocalDate firstDay(MaintenanceRequest request) {
        return LocalDate.ofInstant(request.from(), ContractTime.ZONE);
    }

    private static LocalDate lastDay(MaintenanceRequest request) {
        return LocalDate.ofInstant(request.to().minusSeconds(1), ContractTime.ZONE);
    }

    private static Map<String, String> customers(Collection<Subscription> concerned) {
        return concerned.stream()
                .collect(Collectors.toMap(
                        Subscription::number,
                        subscription -> subscription.customer().number()));
    }

    /** Over HTTP: as {@link #cancel}, and its process goes on to tell the customers. */
    public PlannedMaintenance cancelOnline(String number, @Nullable String reason, String by) {
        var cancelled = cancel(number, reason, by);
        events.publishEvent(new MaintenanceCancelled(number));
        return cancelled;
    }

    /**
     * Cancels it before its window is over.
     *
     * @throws Refusal when there is none of this number, it has been cancelled, its window is over, or the reason is missing
     */
    public PlannedMaintenance cancel(String number, @Nullable String reason, String by) {
        var because = StatedReason.of(reason);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var maintenance =
                plannedMaintenances.lock(number).orElseThrow(() -> Refusal.notFound("unknown-maintenance", number));
        if (maintenance.isCancelled() || maintenance.isOver(now)) {
            throw Refusal.conflict("maintenance-over", number);
        }
        plannedMaintenances.cancel(number, now, by, because);
        return find(number);
    }

    /** @throws Refusal when there is none of this number */
    @Transactional(readOnly = true)
    public PlannedMaintenance find(String number) {
        return plannedMaintenances.find(number).orElseThrow(() -> Refusal.notFound("unknown-maintenance", number));
    }

    /** As {@link #find}, held until the transaction ends: whoever cancels it comes before or after, and not meanwhile. */
    public PlannedMaintenance hold(String number) {
        return plannedMaintenances.lock(number).orElseThrow(() -> Refusal.notFound("unknown-maintenance", number));
    }

    /** @throws Refusal when there is none of this number, or it concerns none of the customer's subscriptions */
    @Transactional(readOnly = true)
    public PlannedMaintenance findFor(String number, Actor actor) {
        return plannedMaintenances
                .find(number)
                .filter(found -> actor.customerNumber().isEmpty()
                        || !subscriptionsFor(number, actor, 1).isEmpty())
                .orElseThrow(() -> Refusal.notFound("unknown-maintenance", number));
    }

    /** Those that the reader may see, the latest windows first. */
    @Transactional(readOnly = true)
    public List<PlannedMaintenance> page(Actor actor, int page, int size) {
        return plannedMaintenances.page(actor.customerNumber().orElse(null), page, size);
    }

    /** How many {@link #page} has in all. */
    @Transactional(readOnly = true)
    public long count(Actor actor) {
        return plannedMaintenances.count(actor.customerNumber().orElse(null));
    }

    /** Those that concern a subscription, the latest window first. */
    @Transactional(readOnly = true)
    public List<PlannedMaintenance> of(String subscription) {
        return plannedMaintenances.of(subscription);
    }

    /** The subscriptions that it concerns and the reader may see, in order, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<String> subscriptionsFor(String number, Actor actor, int limit) {
        return plannedMaintenances.subscriptions(number, actor.customerNumber().orElse(null), limit);
    }
}
