package fr.allset.tacite.failure;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.Failure.Equipment;
import fr.allset.tacite.failure.Failure.Interruption;
import fr.allset.tacite.failure.Failure.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of the failures. */
@Repository
public class Failures {

    private final JdbcClient jdbc;
    private final Clock clock;

    Failures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // ---- reading

    Optional<Failure> find(String number) {
        return findAll(List.of(number)).stream().findFirst();
    }

    /** Held until the transaction ends. */
    Optional<Failure> lock(String number) {
        return jdbc.sql("select number from failure where number = ? for update")
                .param(number)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** Those that exist among {@code numbers}, in five statements at most. */
    List<Failure> findAll(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var stretches = new HashMap<String, List<Interruption>>();
        jdbc.sql("select * from failure_stretch where failure_number in (:numbers) order by failure_number, position")
                .param("numbers", numbers)
                .query((RowCallbackHandler) row -> stretches
                        .computeIfAbsent(row.getString("failure_number"), number -> new ArrayList<>())
                        .add(new Interruption(
                                at(row, "reported_at"), instant(row, "began_at"), instant(row, "restored_at"))));
        var waitings = new HashMap<String, List<Waiting>>();
        jdbc.sql("select * from failure_waiting where failure_number in (:numbers) order by failure_number, position")
                .param("numbers", numbers)
                .query((RowCallbackHandler)
                        row -> waitings.computeIfAbsent(row.getString("failure_number"), number -> new ArrayList<>())
                                .add(new Waiting(row.getString("asked"), at(row, "since"), instant(row, "until"))));
        var causes = causes(numbers);
        return jdbc.sql("select * from failure where number in (:numbers) order by number")
                .param("numbers", numbers)
                .query((row, index) -> failure(row, stretches, waitings, causes))
                .list();
    }

    /**
     * A page of those with notifications, the latest reported first.
     *
     * @param customer     of whose subscriptions one is concerned; empty: of anybody's
     * @param subscription that is concerned; empty: any
     * @param open         whether it is still to be restored; null: either way
     */
    List<Failure> page(
            Optional<String> customer, Optional<String> subscription, @Nullable Boolean open, int page, int size) {
        var lasts =
                "exists (select 1 from failure_stretch t where t.failure_number = f.number and t.restored_at is null)";
        var concerns = customer.isEmpty() && subscription.isEmpty() ? "" : """
                and f.number in (select n.failure_number from failure_notification n
                    join notified_subscription s on s.notification_number = n.number
                    join subscription u on u.number = s.subscription_number
                    where (:everyCustomer or u.customer_number = :customer) and (:everySubscription or u.number = :subscription))""";
        var numbers = jdbc.sql("select f.number from failure f where f.same_as is null"
                        + (open == null ? "" : open ? " and " + lasts : " and not " + lasts) + " " + concerns
                        + " order by f.reported_at desc, f.number desc limit :size offset :first")
                .param("everyCustomer", customer.isEmpty())
                .param("customer", customer.orElse(""))
                .param("everySubscription", subscription.isEmpty())
                .param("subscription", subscription.orElse(""))
                .param("size", size)
                .param("first", (long) page * size)
                .query(String.class)
                .list();
        var found = findAll(numbers).stream().collect(Collectors.toMap(Failure::number, failure -> failure));
        return numbers.stream().map(found::get).toList();
    }

    private Map<String, CauseDecision> causes(Collection<String> numbers) {
        var periods = new HashMap<Long, List<ExcusedPeriod>>();
        jdbc.sql("""
                        select p.* from excusable_period p join cause_decision d on d.id = p.decision_id
                        where d.failure_number in (:numbers) order by p.decision_id, p.position""").param("numbers", numbers).query((RowCallbackHandler)
                row -> periods.computeIfAbsent(row.getLong("decision_id"), id -> new ArrayList<>())
                        .add(new ExcusedPeriod(at(row, "since"), instant(row, "until"))));
        var causes = new LinkedHashMap<String, CauseDecision>();
        jdbc.sql("select * from cause_decision where failure_number in (:numbers) order by id")
                .param("numbers", numbers)
                .query((RowCallbackHandler) row -> causes.put(
                        row.getString("failure_number"),
                        new CauseDecision(
                                at(row, "decided_at"),
                                row.getString("decided_by"),
                                event(row, "proposed_event"),
                                event(row, "excusable_event"),
                                row.getString("reason"),
                                row.getString("evidence"),
                                periods.getOrDefault(row.getLong("id"), List.of()))));
        return causes;
    }

    List<FailureEvent> events(String number) {
        return jdbc.sql("select * from failure_event where failure_number = ? order by id")
                .param(number)
                .query((row, index) -> new FailureEvent(
                        at(row, "happened_at"),
                        row.getString("kind"),
                        row.getString("caused_by"),
                        row.getString("words")))
                .list();
    }

    /** The planned maintenance of its subscriptions, as far as it was not cancelled, during which it failed; {@code now} is the end of what lasts. */
    List<PlannedWindow> maintenanceDuring(Failure failure, Instant begunAt, Instant now) {
        return jdbc
                .sql("""
                        select distinct m.number, m.window_from, m.window_to, m.cancelled_at, m.description from planned_maintenance m
                        join maintained_subscription s on s.maintenance_number = m.number
                        join notified_subscription c on c.subscription_number = s.subscription_number
                        join failure_notification n on n.number = c.notification_number
                        where n.failure_number = ? and m.window_from < ? and m.window_to > ?
                        order by m.window_from, m.number""")
                .params(failure.number(), utc(now), utc(begunAt))
                .query((row, index) -> {
                    var number = row.getString("number");
                    var description = row.getString("description");
                    return PlannedMaintenance.excused(
                                    at(row, "window_from"), at(row, "window_to"), instant(row, "cancelled_at"))
                            .map(period -> new PlannedWindow(
                                    number, period.since(), requireNonNull(period.until()), description));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .filter(window -> failure.failedWithin(begunAt, window.from(), window.to()))
                .toList();
    }

    /** The latest entries of its diary, newest first, at most {@code limit}. */
    List<FailureEvent> latestEvents(String number, int limit) {
        return jdbc.sql("select * from failure_event where failure_number = ? order by id desc limit ?")
                .params(number, limit)
                .query((row, index) -> new FailureEvent(
                        at(row, "happened_at"),
                        row.getString("kind"),
                        row.getString("caused_by"),
                        row.getString("words")))
                .list();
    }

    // ---- writing

    String insert(Instant reportedAt, int year) {
        long next =
                jdbc.sql("select nextval('failure_number')").query(Long.class).single();
        var number = "DF-%d-%06d".formatted(year, next);
        jdbc.sql("insert into failure (number, reported_at) values (?, ?)")
                .params(number, utc(reportedAt))
                .update();
        jdbc.sql("insert into failure_stretch (failure_number, position, reported_at) values (?, 1, ?)")
                .params(number, utc(reportedAt))
                .update();
        return number;
    }

    /** A notification that was received before those known: the failure is as old as it. */
    void reportedFrom(String number, Instant receivedAt) {
        jdbc.sql("update failure set reported_at = ? where number = ?")
                .params(utc(receivedAt), number)
                .update();
        jdbc.sql("update failure_stretch set reported_at = ? where failure_number = ? and position = 1")
                .params(utc(receivedAt), number)
                .update();
    }

    void takeInCharge(String number, Instant at, String by) {
        jdbc.sql("update failure set taken_in_charge_at = ?, taken_in_charge_by = ? where number = ?")
                .params(utc(at), by, number)
                .update();
    }

    void diagnose(String number, String diagnosis, FailureOrigin origin) {
        jdbc.sql("update failure set diagnosis = ?, origin = ? where number = ?")
                .params(diagnosis, origin.name(), number)
                .update();
    }

    void equipment(String number, Equipment equipment) {
        jdbc.sql(
                        "update failure set equipment_found_at = ?, equipment_warranty = ?, equipment_replaced_at = ? where number = ?")
                .params(utc(equipment.foundAt()), equipment.underWarranty(), utc(equipment.replacedAt()), number)
                .update();
    }

    void workaround(String number, Instant at) {
        jdbc.sql("update failure set workaround_at = ? where number = ?")
                .params(utc(at), number)
                .update();
    }

    void restore(String number, int position, @Nullable Instant at, @Nullable String by) {
        jdbc.sql(
                        "update failure_stretch set restored_at = ?, restored_by = ? where failure_number = ? and position = ?")
                .params(utc(at), by, number, position)
                .update();
    }

    void reopen(String number, int position, Instant reportedAt, @Nullable Instant beganAt) {
        jdbc.sql("insert into failure_stretch (failure_number, position, reported_at, began_at) values (?, ?, ?, ?)")
                .params(number, position, utc(reportedAt), utc(beganAt))
                .update();
        jdbc.sql("update failure set confirmed_at = null, confirmed_by = null, closed_at = null where number = ?")
                .param(number)
                .update();
    }

    void confirm(String number, Instant at, String by) {
        jdbc.sql("update failure set confirmed_at = ?, confirmed_by = ? where number = ?")
                .params(utc(at), by, number)
                .update();
    }

    void close(String number, Instant at) {
        jdbc.sql("update failure set closed_at = ? where number = ?")
                .params(utc(at), number)
                .update();
    }

    void sameAs(String number, String other, Instant at) {
        jdbc.sql("update failure set same_as = ?, closed_at = ? where number = ?")
                .params(other, utc(at), number)
                .update();
        jdbc.sql("update failure_notification set failure_number = ? where failure_number = ?")
                .params(other, number)
                .update();
    }

    void waitFor(String number, int position, String asked, Instant since) {
        jdbc.sql("insert into failure_waiting (failure_number, position, asked, since) values (?, ?, ?, ?)")
                .params(number, position, asked, utc(since))
                .update();
    }

    void waitedUntil(String number, Instant until) {
        jdbc.sql("update failure_waiting set until = ? where failure_number = ? and until is null")
                .params(utc(until), number)
                .update();
    }

    void decide(String number, CauseDecision decision) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into cause_decision (failure_number, decided_at, decided_by, proposed_event, excusable_event, reason, evidence)
                        values (:number, :at, :by, :proposed, :event, :reason, :evidence)""")
                .param("number", number)
                .param("at", utc(decision.decidedAt()))
                .param("by", decision.decidedBy())
                .param(
                        "proposed",
                        decision.proposed() == null ? null : decision.proposed().code())
                .param(
                        "event",
                        decision.event() == null ? null : decision.event().code())
                .param("reason", decision.reason())
                .param("evidence", decision.evidence())
                .update(id, "id");
        for (int i = 0; i < decision.periods().size(); i++) {
            var period = decision.periods().get(i);
            jdbc.sql("insert into excusable_period (decision_id, position, since, until) values (?, ?, ?, ?)")
                    .params(requireNonNull(id.getKey()).longValue(), i + 1, utc(period.since()), utc(period.until()))
                    .update();
        }
    }

    void record(String number, String kind, String by, String words) {
        jdbc.sql(
                        "insert into failure_event (failure_number, happened_at, kind, caused_by, words) values (?, ?, ?, ?, ?)")
                .params(
                        number,
                        utc(clock.instant()),
                        kind,
                        by,
                        words.length() <= 4000 ? words : words.substring(0, 3999) + "…")
                .update();
    }

    /** As {@link #record}, once however often it is said. */
    void recordOnce(String number, String kind, String by, String words) {
        boolean said =
                jdbc.sql("select count(*) from failure_event where failure_number = ? and kind = ? and words = ?")
                                .params(number, kind, words)
                                .query(Long.class)
                                .single()
                        > 0;
        if (!said) {
            record(number, kind, by, words);
        }
    }

    private static Failure failure(
            ResultSet row,
            Map<String, List<Interruption>> stretches,
            Map<String, List<Waiting>> waitings,
            Map<String, CauseDecision> causes)
            throws SQLException {
        var number = row.getString("number");
        var origin = row.getString("origin");
        var foundAt = instant(row, "equipment_found_at");
        return new Failure(
                number,
                at(row, "reported_at"),
                instant(row, "taken_in_charge_at"),
                row.getString("taken_in_charge_by"),
                row.getString("diagnosis"),
                origin == null ? null : FailureOrigin.valueOf(origin),
                instant(row, "workaround_at"),
                foundAt == null
                        ? null
                        : new Equipment(
                                foundAt, row.getBoolean("equipment_warranty"), instant(row, "equipment_replaced_at")),
                instant(row, "confirmed_at"),
                row.getString("confirmed_by"),
                instant(row, "closed_at"),
                row.getString("same_as"),
                stretches.getOrDefault(number, List.of()),
                waitings.getOrDefault(number, List.of()),
                causes.get(number));
    }

    private static @Nullable ExcusableEvent event(ResultSet row, String column) throws SQLException {
        var code = row.getString(column);
        return code == null ? null : ExcusableEvent.of(code).orElseThrow();
    }

    public static Instant at(ResultSet row, String column) throws SQLException {
        return requireNonNull(instant(row, column));
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
