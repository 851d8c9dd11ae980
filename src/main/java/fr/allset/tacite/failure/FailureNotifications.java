package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.Failures.instant;
import static fr.allset.tacite.failure.Failures.utc;
import static java.util.Objects.requireNonNull;

import fr.allset.tacite.subscription.Component;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the notifications. */
@Repository
class FailureNotifications {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    FailureNotifications(JdbcClient jdbc, JdbcTemplate batches) {
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
                            request_key)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        notification.number(),
                        notification.failure(),
                        utc(notification.receivedAt()),
                        notification.channel().name(),
                        notification.customer(),
                        notification.reporter(),
                        notification.contact(),
                        utc(notification.beganAt()),
                        notification.description(),
                        notification.partial(),
                        Component.codes(notification.components()),
                        utc(notification.recordedAt()),
                        notification.recordedBy(),
                        key)
                .update();
        batches.batchUpdate(
                "insert into notified_subscription (notification_number, subscription_number) values (?, ?)",
                notification.subscriptions().stream()
                        .map(number -> new Object[] {notification.number(), number})
                        .toList());
    }

    Optional<FailureNotification> find(String number) {
        return read(jdbc.sql("select * from failure_notification where number = ?")
                        .param(number))
                .stream()
                .findFirst();
    }

    /** What this login has reported under this key. */
    Optional<FailureNotification> findByKey(String username, String key) {
        return read(jdbc.sql("select * from failure_notification where recorded_by = ? and request_key = ?")
                        .params(username, key))
                .stream()
                .findFirst();
    }

    /** Those of a failure, in the order of their receipt, at most {@code limit}. */
    List<FailureNotification> ofFailure(String failure, int limit) {
        return read(jdbc.sql(
                        "select * from failure_notification where failure_number = ? order by received_at, number limit ?")
                .params(failure, limit));
    }

    List<FailureNotification> ofFailure(String failure, String customer, int limit) {
        return read(jdbc.sql("""
                        select * from failure_notification where failure_number = ? and customer_number = ?
                        order by received_at, number limit ?""").params(failure, customer, limit));
    }

    /** The latest of a failure, the latest first, at most {@code limit}. */
    List<FailureNotification> latestOfFailure(String failure, int limit) {
        return read(jdbc.sql(
                        "select * from failure_notification where failure_number = ? order by received_at desc, number desc limit ?")
                .params(failure, limit));
    }

    /** When a failure began according to whoever reported it first: what was received is no later than its receipt. */
    Optional<Instant> begunAt(String failure) {
        return jdbc.sql(
                        "select min(coalesce(began_at, received_at)) as begun_at from failure_notification where failure_number = ?")
                .param(failure)
                .query((row, index) -> Optional.ofNullable(instant(row, "begun_at")))
                .single();
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

    /** By customer, those that have reported a failure themselves. */
    Map<String, Reporters> reportersOf(String failure) {
        var found = new HashMap<String, Reporters>();
        jdbc.sql("""
                        select number, customer_number, received_at, reporter, reporter_contact from failure_notification
                        where failure_number = ? and customer_number is not null order by received_at, number""").param(failure).query((RowCallbackHandler) row -> {
            var receivedAt = requireNonNull(instant(row, "received_at"));
            var reporters = found.computeIfAbsent(
                    row.getString("customer_number"),
                    customer -> new Reporters(receivedAt, new ArrayList<>(), new ArrayList<>()));
            reporters.notifications().add(row.getString("number"));
            var contact = row.getString("reporter_contact");
            if (contact != null
                    && contact.contains("@")
                    && reporters.reachable().isEmpty()) {
                reporters.reachable().add(new Reporter(row.getString("reporter"), contact));
            }
        });
        return found;
    }

    long countOfFailure(String failure) {
        return jdbc.sql("select count(*) from failure_notification where failure_number = ?")
                .param(failure)
                .query(Long.class)
                .single();
    }

    /** The numbers of the subscriptions that a failure concerns, in order. */
    List<String> subscriptionsOf(String failure) {
        return jdbc.sql("""
                        select distinct s.subscription_number from notified_subscription s
                        join failure_notification n on n.number = s.notification_number where n.failure_number = ?
                        order by s.subscription_number""").param(failure).query(String.class).list();
    }

    /** The numbers of the subscriptions that each of some failures concerns, in order. */
    Map<String, List<String>> subscriptionsOf(Collection<String> failures) {
        var concerned = new HashMap<String, List<String>>();
        if (!failures.isEmpty()) {
            jdbc.sql("""
                            select distinct n.failure_number, s.subscription_number from notified_subscription s
                            join failure_notification n on n.number = s.notification_number where n.failure_number in (:failures)
                            order by n.failure_number, s.subscription_number""").param("failures", failures).query((RowCallbackHandler) row -> concerned
                    .computeIfAbsent(row.getString("failure_number"), number -> new ArrayList<>())
                    .add(row.getString("subscription_number")));
        }
        return concerned;
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
        var named = jdbc.sql("select distinct components from failure_notification where failure_number = ?")
                .param(failure)
                .query(String.class)
                .list();
        return named.contains("") ? Set.of() : components(String.join("|", named));
    }

    void setSubscriptions(String notification, Collection<String> subscriptions) {
        jdbc.sql("delete from notified_subscription where notification_number = ?")
                .param(notification)
                .update();
        batches.batchUpdate(
                "insert into notified_subscription (notification_number, subscription_number) values (?, ?)",
                subscriptions.stream()
                        .map(number -> new Object[] {notification, number})
                        .toList());
    }

    void add(String notification, Instant receivedAt, String by, String words) {
        jdbc.sql(
                        "insert into notification_addition (notification_number, received_at, added_by, words) values (?, ?, ?, ?)")
                .params(notification, utc(receivedAt), by, words)
                .update();
    }

    List<Addition> additions(String notification) {
        return jdbc.sql("select * from notification_addition where notification_number = ? order by id")
                .param(notification)
                .query((row, index) -> new Addition(
                        requireNonNull(instant(row, "received_at")), row.getString("added_by"), row.getString("words")))
                .list();
    }

    /** What was added to each of some notifications, oldest first; those to which nothing was are not in it. */
    Map<String, List<String>> additionsOf(Collection<String> numbers) {
        var additions = new HashMap<String, List<String>>();
        if (!numbers.isEmpty()) {
            jdbc.sql(
                            "select notification_number, words from notification_addition where notification_number in (:numbers) order by id")
                    .param("numbers", numbers)
                    .query((RowCallbackHandler) row -> additions
                            .computeIfAbsent(row.getString("notification_number"), number -> new ArrayList<>())
                            .add(row.getString("words")));
        }
        return additions;
    }

    private List<FailureNotification> read(JdbcClient.StatementSpec statement) {
        var found = statement.query((row, index) -> notification(row)).list();
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
            jdbc.sql(
                            "select * from notified_subscription where notification_number in (:numbers) order by notification_number, subscription_number")
                    .param("numbers", notifications.subList(from, Math.min(from + 1000, notifications.size())))
                    .query((RowCallbackHandler) row -> subscriptions
                            .computeIfAbsent(row.getString("notification_number"), number -> new ArrayList<>())
                            .add(row.getString("subscription_number")));
        }
        return subscriptions;
    }

    private static FailureNotification notification(ResultSet row) throws SQLException {
        return new FailureNotification(
                row.getString("number"),
                row.getString("failure_number"),
                requireNonNull(instant(row, "received_at")),
                NotificationChannel.valueOf(row.getString("channel")),
                row.getString("customer_number"),
                row.getString("reporter"),
                row.getString("reporter_contact"),
                instant(row, "began_at"),
                row.getString("description"),
                row.getBoolean("partial"),
                components(row.getString("components")),
                List.of(),
                requireNonNull(instant(row, "recorded_at")),
                row.getString("recorded_by"));
    }

    private static Set<Component> components(String codes) {
        return codes.isEmpty() ? Set.of() : Component.ofCodes(codes);
    }
}
