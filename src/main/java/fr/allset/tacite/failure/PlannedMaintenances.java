package fr.allset.tacite.failure;

import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of planned maintenance. */
@Repository
class PlannedMaintenances {

    private static final NumberSeries NUMBERS = new NumberSeries("MP", "planned_maintenance_number");

    private static final String FACTS = """
            select m.*, (select count(*) from maintained_subscription s where s.maintenance_number = m.number) as subscriptions
            from planned_maintenance m
            """;

    private static final RowMapping<PlannedMaintenance> MAINTENANCE = RowMapping.of(PlannedMaintenance.class)
            .column("from", "window_from")
            .column("to", "window_to");

    private record Maintained(String customerNumber, String subscriptionNumber) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    PlannedMaintenances(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    String insert(MaintenanceRequest request, Instant announcedAt, String by, int year) {
        var number = NUMBERS.next(jdbc, year);
        jdbc.sql("""
                        insert into planned_maintenance (number, window_from, window_to, description, announced_at, announced_by)
                        values (:number, :windowFrom, :windowTo, :description, :announcedAt, :announcedBy)""")
                .param("number", number)
                .param("windowFrom", request.from())
                .param("windowTo", request.to())
                .param("description", request.description())
                .param("announcedAt", announcedAt)
                .param("announcedBy", by)
                .update();
        return number;
    }

    /** @param customers the customer of each subscription, by the subscription's number */
    void concern(String number, Map<String, String> customers) {
        batches.batchUpdate(
                """
                insert into maintained_subscription (maintenance_number, subscription_number, customer_number)
                values (:maintenance, :subscription, :customer)""",
                customers.entrySet().stream()
                        .map(entry -> new MapSqlParameterSource("maintenance", number)
                                .addValue("subscription", entry.getKey())
                                .addValue("customer", entry.getValue()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void cancel(String number, Instant at, String by, String because) {
        jdbc.sql("""
                        update planned_maintenance set cancelled_at = :cancelledAt, cancelled_by = :cancelledBy,
                            cancelled_because = :cancelledBecause
                        where number = :number""")
                .param("cancelledAt", at)
                .param("cancelledBy", by)
                .param("cancelledBecause", because)
                .param("number", number)
                .update();
    }

    /** Held until the transaction ends. */
    Optional<PlannedMaintenance> lock(String number) {
        jdbc.sql("select number from planned_maintenance where number = :number for update")
                .param("number", number)
                .query(String.class)
                .optional();
        return find(number);
    }

    Optional<PlannedMaintenance> find(String number) {
        return jdbc.sql(FACTS + "where m.number = :number")
                .param("number", number)
                .query(MAINTENANCE)
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
                .query(MAINTENANCE)
                .list();
    }

    /** How many {@link #page} has in all. */
    long count(@Nullable String customer) {
        return jdbc.sql("""
                        select count(*) from planned_maintenance m where :everyone or exists (
                            select 1 from maintained_subscription s
                            where s.maintenance_number = m.number and s.customer_number = :customer)""")
                .param("everyone", customer == null)
                .param("customer", customer == null ? "" : customer)
                .query(Long.class)
                .single();
    }

    /** Those that concern a subscription, the latest window first. */
    List<PlannedMaintenance> of(String subscription) {
        return jdbc.sql(FACTS + """
                        where m.number in (select s.maintenance_number from maintained_subscription s
                            where s.subscription_number = :subscription)
                        order by m.window_from desc, m.number desc""")
                .param("subscription", subscription)
                .query(MAINTENANCE)
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
                        where maintenance_number = :maintenance and customer_number > :after order by customer_number limit :limit""")
                .param("maintenance", number)
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The subscriptions of these customers that one concerns, by customer, in order. */
    SortedMap<String, List<String>> subscriptionsOf(String number, Collection<String> customers) {
        var subscriptions = new TreeMap<String, List<String>>();
        if (!customers.isEmpty()) {
            jdbc.sql("""
                            select customer_number, subscription_number from maintained_subscription
                            where maintenance_number = :number and customer_number in (:customers) order by subscription_number""")
                    .param("number", number)
                    .param("customers", customers)
                    .query(RowMapping.of(Maintained.class))
                    .list()
                    .forEach(maintained -> subscriptions
                            .computeIfAbsent(maintained.customerNumber(), customer -> new ArrayList<>())
                            .add(maintained.subscriptionNumber()));
        }
        return subscriptions;
    }
}
