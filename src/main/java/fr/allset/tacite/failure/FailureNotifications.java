package fr.allset.tacite.failure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the notifications. */
@Repository
class FailureNotifications {

    private static final RowMapping<FailureNotification> NOTIFICATION = RowMapping.of(FailureNotification.class)
            .column("failure", "failure_number")
            .column("customer", "customer_number")
            .column("contact", "reporter_contact")
            .with("subscriptions", row -> List.of());

    private static final RowMapping<Addition> ADDITION =
            RowMapping.of(Addition.class).column("by", "added_by");

    private static final String CONCERN =
            "insert into notified_subscription (notification_number, subscription_number) values (:notification, :subscription)";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    FailureNotifications(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A word that was added to a notification. */
    record Addition(Instant receivedAt, String by, String words) {}

    /** @param key what the program that sends it calls it; null when it does not say */
    void insert(FailureNotification notification, @Nullable String key) {
        jdbc.sql("""
                        insert into failure_notification (number, failure_number, received_at, channel, customer_number, reporter,
                            reporter_contact, began_at, description, partial, components, recorded_at, recorded_by,
                            request_key, evidence)
                        values (:number, :failure, :receivedAt, :channel, :customer, :reporter, :reporterContact,
                            :beganAt, :description, :partial, :components, :recordedAt, :recordedBy, :requestKey, :evidence)""")
                .param("number", notification.number())
                .param("failure", notification.failure())
                .param("receivedAt", notification.receivedAt())
                .param("channel", notification.channel())
                .param("customer", notification.customer())
                .param("reporter", notification.reporter())
                .param("reporterContact", notification.contact())
                .param("beganAt", notification.beganAt())
                .param("description", notification.description())
                .param("partial", notification.partial())
                .param("components", Component.codes(notification.components()))
                .param("recordedAt", notification.recordedAt())
                .param("recordedBy", notification.recordedBy())
                .param("requestKey", key)
                .param("evidence", notification.evidence())
                .update();
        concern(notification.number(), notification.subscriptions());
    }

    Optional<FailureNotification> find(String number) {
        return read(jdbc.sql("select * from failure_notification where number = :number")
                        .param("number", number))
                .stream()
                .findFirst();
    }

    /** What this login has reported under this key. */
    Optional<FailureNotification> findByKey(String username, String key) {
        return read(jdbc.sql(
                                "select * from failure_notification where recorded_by = :recordedBy and request_key = :requestKey")
                        .param("recordedBy", username)
                        .param("requestKey", key))
                .stream()
                .findFirst();
    }

    /** Those of a failure, in the order of their receipt, at most {@code limit}. */
    List<FailureNotification> ofFailure(String failure, int limit) {
        return read(jdbc.sql(
                        "select * from failure_notification where failure_number = :failure order by received_at, number limit :limit")
                .param("failure", failure)
                .param("limit", limit));
    }

    List<FailureNotification> ofFailure(String failure, String customer, int limit) {
        return read(jdbc.sql("""
                        select * from failure_notification where failure_number = :failure and customer_number = :customer
                        order by received_at, number limit :limit""")
                .param("failure", failure)
                .param("customer", customer)
                .param("limit", limit));
    }

    /** The latest of a failure, the latest first, at most {@code limit}. */
    List<FailureNotification> latestOfFailure(String failure, int limit) {
        return read(jdbc.sql("""
                        select * from failure_notification where failure_number = :failure
                        order by received_at desc, number desc limit :limit""").param("failure", failure).param("limit", limit));
    }

    /** When a failure began according to whoever reported it first: what was received is no later than its receipt. */
    Optional<Instant> begunAt(String failure) {
        return jdbc.sql(
                        "select min(coalesce(began_at, received_at)) as begun_at from failure_notification where failure_number = :failure")
                .param("failure", failure)
                .query(RowMapping.of(Begun.class))
                .single()
                .begunAt();
    }

    /**
     * Who has reported a failure for a customer.
     *
     * @param firstReceivedAt when the first of the notifications was received
     * @param reachable       who reported it first among those who left an address; empty when nobody did
     */
    record Reporters(Instant firstReceivedAt, List<String> notifications, List<Reporter> reachable) {}

    /** Who reported it, and an address. */
    record Reporter(String name, String address) {}

    private record Reported(
            String number,
            String customerNumber,
            Instant receivedAt,
            String reporter,
            @Nullable String reporterContact) {

        void addTo(Map<String, Reporters> found) {
            var reporters = found.computeIfAbsent(
                    customerNumber, customer -> new Reporters(receivedAt, new ArrayList<>(), new ArrayList<>()));
            reporters.notifications().add(number);
            if (reporterContact != null
                    && reporterContact.contains("@")
                    && reporters.reachable().isEmpty()) {
                reporters.reachable().add(new Reporter(reporter, reporterContact));
            }
        }
    }

    private record Begun(Optional<Instant> begunAt) {}

    private record Concerned(String failureNumber, String subscriptionNumber) {}

    private record Notified(String notificationNumber, String subscriptionNumber) {}

    private record Added(String notificationNumber, String words) {}

    /** By customer, those that have reported a failure themselves. */
    Map<String, Reporters> reportersOf(String failure) {
        var found = new HashMap<String, Reporters>();
        jdbc.sql("""
                        select number, customer_number, received_at, reporter, reporter_contact from failure_notification
                        where failure_number = :failure and customer_number is not null order by received_at, number""")
                .param("failure", failure)
                .query(RowMapping.of(Reported.class))
                .list()
                .forEach(reported -> reported.addTo(found));
        return found;
    }

    long countOfFailure(String failure) {
        return jdbc.sql("select count(*) from failure_notification where failure_number = :failure")
                .param("failure", failure)
                .query(Long.class)
                .single();
    }

    /** The numbers of the subscriptions that a failure concerns, in order. */
    List<String> subscriptionsOf(String failure) {
        return jdbc.sql("""
                        select distinct s.subscription_number from notified_subscription s
                        join failure_notification n on n.number = s.notification_number where n.failure_number = :failure
                        order by s.subscription_number""").param("failure", failure).query(String.class).list();
    }

    /** The numbers of the subscriptions that each of some failures concerns, in order. */
    Map<String, List<String>> subscriptionsOf(Collection<String> failures) {
        return failures.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                            select distinct n.failure_number, s.subscription_number from notified_subscription s
                            join failure_notification n on n.number = s.notification_number where n.failure_number in (:failures)
                            order by n.failure_number, s.subscription_number
                            """).param("failures", failures).query(RowMapping.of(Concerned.class)).list().stream()
                        .collect(
                                groupingBy(Concerned::failureNumber, mapping(Concerned::subscriptionNumber, toList())));
    }

    /** The failures that are not restored and that one of these subscriptions has been notified of, in order. */
    List<String> openFailuresOf(Collection<String> subscriptions) {
        return jdbc.sql("""
                        select distinct n.failure_number from notified_subscription s
                        join failure_notification n on n.number = s.notification_number
                        join failure_stretch t on t.failure_number = n.failure_number and t.restored_at is null
                        where s.subscription_number in (:subscriptions) order by n.failure_number""")
                .param("subscriptions", subscriptions)
                .query(String.class)
                .list();
    }

    /** What is known not to work in a failure; empty when some notification names no component, which means all. */
    Set<Component> componentsOf(String failure) {
        var named = jdbc.sql("select distinct components from failure_notification where failure_number = :failure")
                .param("failure", failure)
                .query(String.class)
                .list();
        return named.isEmpty() || named.contains("") ? Set.of() : Component.ofCodes(String.join("|", named));
    }

    void setSubscriptions(String notification, Collection<String> subscriptions) {
        jdbc.sql("delete from notified_subscription where notification_number = :notification")
                .param("notification", notification)
                .update();
        concern(notification, subscriptions);
    }

    private void concern(String notification, Collection<String> subscriptions) {
        batches.batchUpdate(
                CONCERN,
                subscriptions.stream()
                        .map(number -> new MapSqlParameterSource("notification", notification)
                                .addValue("subscription", number))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void add(String notification, Instant receivedAt, String by, String words) {
        jdbc.sql("""
                        insert into notification_addition (notification_number, received_at, added_by, words)
                        values (:notification, :receivedAt, :addedBy, :words)""")
                .param("notification", notification)
                .param("receivedAt", receivedAt)
                .param("addedBy", by)
                .param("words", words)
                .update();
    }

    List<Addition> additions(String notification) {
        return jdbc.sql("select * from notification_addition where notification_number = :notification order by id")
                .param("notification", notification)
                .query(ADDITION)
                .list();
    }

    /** What was added to each of some notifications, oldest first; those to which nothing was are not in it. */
    Map<String, List<String>> additionsOf(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                            select notification_number, words from notification_addition
                            where notification_number in (:numbers) order by id
                            """).param("numbers", numbers).query(RowMapping.of(Added.class)).list().stream()
                        .collect(groupingBy(Added::notificationNumber, mapping(Added::words, toList())));
    }

    private List<FailureNotification> read(JdbcClient.StatementSpec statement) {
        var found = statement.query(NOTIFICATION).list();
        var subscriptions =
                subscriptions(found.stream().map(FailureNotification::number).toList());
        return found.stream()
                .map(notification ->
                        notification.concerning(subscriptions.getOrDefault(notification.number(), List.of())))
                .toList();
    }

    private Map<String, List<String>> subscriptions(List<String> notifications) {
        var subscriptions = new HashMap<String, List<String>>();
        for (int from = 0; from < notifications.size(); from += 1000) {
            jdbc.sql("""
                            select notification_number, subscription_number from notified_subscription
                            where notification_number in (:numbers) order by notification_number, subscription_number""")
                    .param("numbers", notifications.subList(from, Math.min(from + 1000, notifications.size())))
                    .query(RowMapping.of(Notified.class))
                    .list()
                    .forEach(notified -> subscriptions
                            .computeIfAbsent(notified.notificationNumber(), number -> new ArrayList<>())
                            .add(notified.subscriptionNumber()));
        }
        return subscriptions;
    }
}
