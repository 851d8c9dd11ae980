package fr.allset.tacite.availability;

import static fr.allset.tacite.failure.Failures.instant;
import static fr.allset.tacite.failure.Failures.utc;
import static java.util.Objects.requireNonNull;

import fr.allset.tacite.availability.FailureOutages.Excuse;
import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.failure.PlannedMaintenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is on file of the outages of some subscriptions, read for many at once. */
@Repository
class Outages {

    /** How many numbers a statement names. */
    private static final int PART = 1000;

    private final JdbcClient jdbc;

    Outages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that may lie between both moments, by the subscription's number: from failures, and from planned maintenance (D31). */
    Map<String, List<Outage>> of(List<String> subscriptions, Instant from, Instant to) {
        var outages = new HashMap<String, List<Outage>>();
        for (int first = 0; first < subscriptions.size(); first += PART) {
            var some = subscriptions.subList(first, Math.min(first + PART, subscriptions.size()));
            var stretches = stretches(some, from, to);
            var excuses = excuses(stretches.values());
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
                            and (t.restored_at is null or t.restored_at > :from)
                        order by s.subscription_number limit :limit""")
                .param("after", after)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    private Map<String, List<NotifiedInterruption>> stretches(
            Collection<String> subscriptions, Instant from, Instant to) {
        var stretches = new HashMap<String, List<NotifiedInterruption>>();
        jdbc.sql("""
                        select s.subscription_number, n.number, n.failure_number, n.channel, n.received_at, n.began_at,
                            t.position, t.reported_at, t.began_at as again_at, t.restored_at
                        from notified_subscription s
                        join failure_notification n on n.number = s.notification_number
                        join failure_stretch t on t.failure_number = n.failure_number
                        where s.subscription_number in (:subscriptions) and (n.received_at < :to or n.began_at < :to)
                            and (t.restored_at is null or t.restored_at > :from)""")
                .param("subscriptions", subscriptions)
                .param("from", utc(from))
                .param("to", utc(to))
                .query((RowCallbackHandler) row -> stretches
                        .computeIfAbsent(row.getString("subscription_number"), number -> new ArrayList<>())
                        .add(new NotifiedInterruption(
                                row.getString("number"),
                                row.getString("failure_number"),
                                row.getInt("position"),
                                NotificationChannel.valueOf(row.getString("channel"))
                                        .source(),
                                requireNonNull(instant(row, "received_at")),
                                instant(row, "began_at"),
                                requireNonNull(instant(row, "reported_at")),
                                instant(row, "again_at"),
                                instant(row, "restored_at"))));
        return stretches;
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
                    .query((RowCallbackHandler) row -> {
                        var event = ExcusableEvent.of(row.getString("excusable_event"))
                                .orElseThrow();
                        excuses.computeIfAbsent(
                                        row.getString("failure_number"),
                                        failure -> new Excuse(event, new ArrayList<>()))
                                .periods()
                                .add(new ExcusedPeriod(requireNonNull(instant(row, "since")), instant(row, "until")));
                    });
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
                .param("from", utc(from))
                .param("to", utc(to))
                .query((RowCallbackHandler) row -> {
                    var number = row.getString("number");
                    var its = outages.computeIfAbsent(
                            row.getString("subscription_number"), subscription -> new ArrayList<>());
                    PlannedMaintenance.excused(
                                    requireNonNull(instant(row, "window_from")),
                                    requireNonNull(instant(row, "window_to")),
                                    instant(row, "cancelled_at"))
                            .ifPresent(period -> its.add(new Outage(
                                    number,
                                    period.since(),
                                    period.since(),
                                    period.until(),
                                    Source.PROVIDER,
                                    ExcusableEvent.III)));
                });
    }
}
