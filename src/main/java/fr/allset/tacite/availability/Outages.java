package fr.allset.tacite.availability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.allset.tacite.availability.FailureOutages.Excuse;
import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.failure.PlannedMaintenance;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is on file of the outages of some subscriptions, read for many at once. */
@Repository
class Outages {

    /** How many numbers a statement names. */
    private static final int PART = 1000;

    private static final RowMapping<Stretch> STRETCH = RowMapping.of(Stretch.class)
            .column("interruption.notification", "number")
            .column("interruption.failure", "failure_number")
            .with(
                    "interruption.source",
                    row -> row.get("channel", NotificationChannel.class).source());

    /** Which of the events it is makes no difference to the time. */
    private static final Excuse ALL_OF_IT =
            new Excuse(ExcusableEvent.I, List.of(new ExcusedPeriod(Instant.EPOCH, null)));

    private final JdbcClient jdbc;

    private record Stretch(String subscriptionNumber, NotifiedInterruption interruption) {}

    private record ExcusedTime(String failureNumber, ExcusableEvent excusableEvent, ExcusedPeriod period) {}

    private record Maintained(
            String subscriptionNumber,
            String number,
            Instant windowFrom,
            Instant windowTo,
            @Nullable Instant cancelledAt) {

        /** None when it was cancelled before it began. */
        List<Outage> outage() {
            return PlannedMaintenance.excused(windowFrom, windowTo, cancelledAt)
                    .map(period -> new Outage(
                            number,
                            period.since(),
                            period.since(),
                            period.until(),
                            Source.PROVIDER,
                            ExcusableEvent.III))
                    .stream()
                    .toList();
        }
    }

    Outages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that may lie between both moments, by the subscription's number: from failures, and from planned maintenance (D31). */
    Map<String, List<Outage>> of(List<String> subscriptions, Instant from, Instant to) {
        return of(subscriptions, from, to, List.of());
    }

    /** As {@link #of(List, Instant, Instant)}, as if {@code excused} were due to an Evénement Excusable as long as they last. */
    Map<String, List<Outage>> of(List<String> subscriptions, Instant from, Instant to, Collection<String> excused) {
        var outages = new HashMap<String, List<Outage>>();
        for (int first = 0; first < subscriptions.size(); first += PART) {
            var some = subscriptions.subList(first, Math.min(first + PART, subscriptions.size()));
            var stretches = stretches(some, from, to);
            var excuses = excuses(stretches.values());
            excused.forEach(failure -> excuses.put(failure, ALL_OF_IT));
            stretches.forEach(
                    (subscription, its) -> outages.put(subscription, new ArrayList<>(FailureOutages.of(its, excuses))));
            maintenance(some, from, to, outages);
        }
        return outages;
    }

    /** The numbers of subscriptions, lowest first, that some outage between both moments concerns. */
    List<String> concerned(Instant from, Instant to, String after, int limit) {
        return jdbc.sql("""
                        select distinct s.subscription_number from notified_subscription s
                        join failure_notification n on n.number = s.notification_number
                        join failure_stretch t on t.failure_number = n.failure_number
                        where s.subscription_number > :after and (n.received_at < :to or n.began_at < :to)
                            and (t.restored_at is null or t.restored_at > :from or n.received_at >= :from)
                        order by s.subscription_number limit :limit""")
                .param("after", after)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The failures of a subscription between both moments on whose cause nobody has decided. */
    List<String> undecided(String subscription, Instant from, Instant to) {
        return jdbc.sql("""
                        select distinct n.failure_number from notified_subscription s
                        join failure_notification n on n.number = s.notification_number
                        join failure_stretch t on t.failure_number = n.failure_number
                        where s.subscription_number = :subscription and (n.received_at < :to or n.began_at < :to)
                            and (t.restored_at is null or t.restored_at > :from)
                            and not exists (select 1 from cause_decision d where d.failure_number = n.failure_number)
                        order by n.failure_number""")
                .param("subscription", subscription)
                .param("from", from)
                .param("to", to)
                .query(String.class)
                .list();
    }

    private Map<String, List<NotifiedInterruption>> stretches(
            Collection<String> subscriptions, Instant from, Instant to) {
        return jdbc
                .sql("""
                        select s.subscription_number, n.number, n.failure_number, n.channel, n.received_at, n.began_at,
                            t.position, t.reported_at, t.began_at as again_at, t.restored_at,
                            coalesce(f.degraded, false) as partial
                        from notified_subscription s
                        join failure_notification n on n.number = s.notification_number
                        join failure_stretch t on t.failure_number = n.failure_number
                        join failure f on f.number = n.failure_number
                        where s.subscription_number in (:subscriptions) and (n.received_at < :to or n.began_at < :to)
                            and (t.restored_at is null or t.restored_at > :from or n.received_at >= :from)""")
                .param("subscriptions", subscriptions)
                .param("from", from)
                .param("to", to)
                .query(STRETCH)
                .list()
                .stream()
                .collect(groupingBy(Stretch::subscriptionNumber, mapping(Stretch::interruption, toList())));
    }

    private Map<String, Excuse> excuses(Collection<List<NotifiedInterruption>> stretches) {
        Set<String> failures = new HashSet<>();
        stretches.forEach(its -> its.forEach(stretch -> failures.add(stretch.failure())));
        var numbers = List.copyOf(failures);
        var excuses = new HashMap<String, Excuse>();
        for (int first = 0; first < numbers.size(); first += PART) {
            jdbc.sql("""
                            select d.failure_number, d.excusable_event, p.since, p.until
                            from cause_decision d join excusable_period p on p.decision_id = d.id
                            where d.failure_number in (:failures) and not exists (select 1 from cause_decision later
                                where later.failure_number = d.failure_number and later.id > d.id)
                            order by d.id, p.position""")
                    .param("failures", numbers.subList(first, Math.min(first + PART, numbers.size())))
                    .query(RowMapping.of(ExcusedTime.class))
                    .list()
                    .forEach(excused -> excuses.computeIfAbsent(
                                    excused.failureNumber(),
                                    failure -> new Excuse(excused.excusableEvent(), new ArrayList<>()))
                            .periods()
                            .add(excused.period()));
        }
        return excuses;
    }

    private void maintenance(
            Collection<String> subscriptions, Instant from, Instant to, Map<String, List<Outage>> outages) {
        jdbc.sql("""
                        select s.subscription_number, m.number, m.window_from, m.window_to, m.cancelled_at
                        from maintained_subscription s join planned_maintenance m on m.number = s.maintenance_number
                        where s.subscription_number in (:subscriptions) and m.window_from < :to and m.window_to > :from""")
                .param("subscriptions", subscriptions)
                .param("from", from)
                .param("to", to)
                .query(RowMapping.of(Maintained.class))
                .list()
                .forEach(maintained -> outages.computeIfAbsent(
                                maintained.subscriptionNumber(), subscription -> new ArrayList<>())
                        .addAll(maintained.outage()));
    }
}
