package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.Failures.instant;
import static fr.allset.tacite.failure.Failures.utc;
import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of planned maintenance. */
@Repository
class PlannedMaintenances {

    private static final String FACTS = """
            select m.*, (select count(*) from maintained_subscription s where s.maintenance_number = m.number) as subscriptions
            from planned_maintenance m
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PlannedMaintenances(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    String insert(MaintenanceRequest request, Instant announcedAt, String by, int year) {
        long next = jdbc.sql("select nextval('planned_maintenance_number')")
                .query(Long.class)
                .single();
        var number = "MP-%d-%06d".formatted(year, next);
        jdbc.sql("""
                        insert into planned_maintenance (number, window_from, window_to, description, announced_at, announced_by)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(number, utc(request.from()), utc(request.to()), request.description(), utc(announcedAt), by)
                .update();
        return number;
    }

    /** @param customers the customer of each subscription, by the subscription's number */
    void concern(String number, Map<String, String> customers) {
        batches.batchUpdate(
                "insert into maintained_subscription (maintenance_number, subscription_number, customer_number) values (?, ?, ?)",
                customers.entrySet().stream()
                        .map(entry -> new Object[] {number, entry.getKey(), entry.getValue()})
                        .toList());
    }

    void cancel(String number, Instant at, String by, String because) {
        jdbc.sql(
                        "update planned_maintenance set cancelled_at = ?, cancelled_by = ?, cancelled_because = ? where number = ?")
                .params(utc(at), by, because, number)
                .update();
    }

    /** Held until the transaction ends. */
    Optional<PlannedMaintenance> lock(String number) {
        jdbc.sql("select number from planned_maintenance where number = ? for update")
                .param(number)
                .query(String.class)
                .optional();
        return find(number);
    }

    Optional<PlannedMaintenance> find(String number) {
        return jdbc.sql(FACTS + "where m.number = ?")
                .param(number)
                .query(PlannedMaintenances::maintenance)
                .optional();
    }

    /** Those that concern a customer, or all, the latest windows first. */
    List<PlannedMaintenance> page(@Nullable String customer, int page, int size) {
        return jdbc.sql(FACTS + """
                        where :everyone or exists (select 1 from maintained_subscription s
                            where s.maintenance_number = m.number and s.customer_number = :customer)
                        order by m.window_from desc, m.number desc limit :size offset :first""")
                .param("everyone", customer == null)
                .param("customer", customer == null ? "" : customer)
                .param("size", size)
                .param("first", (long) page * size)
                .query(PlannedMaintenances::maintenance)
                .list();
    }

    /** Those that concern a subscription, the latest window first. */
    List<PlannedMaintenance> of(String subscription) {
        return jdbc.sql(FACTS + """
                        where m.number in (select s.maintenance_number from maintained_subscription s where s.subscription_number = ?)
                        order by m.window_from desc, m.number desc""")
                .param(subscription)
                .query(PlannedMaintenances::maintenance)
                .list();
    }

    /** The subscriptions that one concerns, of one customer or of all, in order, at most {@code limit}. */
    List<String> subscriptions(String number, @Nullable String customer, int limit) {
        return jdbc.sql("""
                        select subscription_number from maintained_subscription
                        where maintenance_number = :number and (:everyone or customer_number = :customer)
                        order by subscription_number limit :limit""")
                .param("number", number)
                .param("everyone", customer == null)
                .param("customer", customer == null ? "" : customer)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The customers that one concerns, lowest number first: those after {@code after}, at most {@code limit}. */
    List<String> customers(String number, String after, int limit) {
        return jdbc.sql("""
                        select distinct customer_number from maintained_subscription
                        where maintenance_number = ? and customer_number > ? order by customer_number limit ?""").params(number, after, limit).query(String.class).list();
    }

    /** The subscriptions of these customers that one concerns, by customer, in order. */
    SortedMap<String, List<String>> subscriptionsOf(String number, Collection<String> customers) {
        var subscriptions = new TreeMap<String, List<String>>();
        if (!customers.isEmpty()) {
            jdbc.sql("""
                            select customer_number, subscription_number from maintained_subscription
                            where maintenance_number = :number and customer_number in (:customers) order by subscription_number""").param("number", number).param("customers", customers).query((RowCallbackHandler)
                    row -> subscriptions
                            .computeIfAbsent(row.getString("customer_number"), customer -> new ArrayList<>())
                            .add(row.getString("subscription_number")));
        }
        return subscriptions;
    }

    private static PlannedMaintenance maintenance(ResultSet row, int index) throws SQLException {
        return new PlannedMaintenance(
                row.getString("number"),
                requireNonNull(instant(row, "window_from")),
                requireNonNull(instant(row, "window_to")),
                row.getString("description"),
                requireNonNull(instant(row, "announced_at")),
                row.getString("announced_by"),
                instant(row, "cancelled_at"),
                row.getString("cancelled_by"),
                row.getString("cancelled_because"),
                row.getInt("subscriptions"));
    }
}
