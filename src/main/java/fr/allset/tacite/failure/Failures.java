package fr.allset.tacite.failure;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.Failure.Equipment;
import fr.allset.tacite.failure.Failure.Interruption;
import fr.allset.tacite.failure.Failure.Waiting;
import fr.allset.tacite.persistence.Diary;
import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of the failures. */
@Repository
class Failures {

    private static final RowMapping<Failure> FAILURE = RowMapping.of(Failure.class)
            .column("equipment.foundAt", "equipment_found_at")
            .column("equipment.underWarranty", "equipment_warranty")
            .column("equipment.replacedAt", "equipment_replaced_at");

    private static final RowMapping<Stretch> STRETCH = RowMapping.of(Stretch.class);
    private static final RowMapping<Paused> WAITING = RowMapping.of(Paused.class);
    private static final RowMapping<Excused> EXCUSED = RowMapping.of(Excused.class);
    private static final RowMapping<Cause> CAUSE = RowMapping.of(Cause.class)
            .column("decision.proposed", "proposed_event")
            .column("decision.event", "excusable_event");

    private static final NumberSeries NUMBERS = new NumberSeries("DF", "failure_number");
    private static final int LONGEST_WORDS = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Diary<FailureEvent> diary;

    Failures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.diary = new Diary<>(jdbc, FailureEvent.class, "failure_event", "failure_number");
    }

    private record Stretch(String failureNumber, Interruption interruption) {}

    private record Paused(String failureNumber, Waiting waiting) {}

    private record Excused(long decisionId, ExcusedPeriod period) {}

    private record Cause(String failureNumber, CauseDecision decision) {}

    private record MaintenanceWindow(
            String number,
            Instant windowFrom,
            Instant windowTo,
            @Nullable Instant cancelledAt,
            String description) {

        Optional<PlannedWindow> excused() {
            return PlannedMaintenance.excused(windowFrom, windowTo, cancelledAt)
                    .map(period ->
                            new PlannedWindow(number, period.since(), requireNonNull(period.until()), description));
        }
    }

    // ---- reading

    Optional<Failure> find(String number) {
        return findAll(List.of(number)).stream().findFirst();
    }

    /** Held until the transaction ends. */
    Optional<Failure> lock(String number) {
        return jdbc.sql("select number from failure where number = :number for update")
                .param("number", number)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** Those that exist among {@code numbers}, in five statements at most. */
    List<Failure> findAll(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var stretches = jdbc
                .sql(
                        "select * from failure_stretch where failure_number in (:numbers) order by failure_number, position")
                .param("numbers", numbers)
                .query(STRETCH)
                .list()
                .stream()
                .collect(groupingBy(Stretch::failureNumber, mapping(Stretch::interruption, toList())));
        var waitings = jdbc
                .sql(
                        "select * from failure_waiting where failure_number in (:numbers) order by failure_number, position")
                .param("numbers", numbers)
                .query(WAITING)
                .list()
                .stream()
                .collect(groupingBy(Paused::failureNumber, mapping(Paused::waiting, toList())));
        var causes = causes(numbers);
        return jdbc.sql("select * from failure where number in (:numbers) order by number")
                .param("numbers", numbers)
                .query(FAILURE.with(
                                "stretches", row -> stretches.getOrDefault(row.get("number", String.class), List.of()))
                        .with("waitings", row -> waitings.getOrDefault(row.get("number", String.class), List.of()))
                        .with("cause", row -> causes.get(row.get("number", String.class))))
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
        var numbers = matching(
                        "f.number",
                        customer,
                        subscription,
                        open,
                        " order by f.reported_at desc, f.number desc limit :size offset :first")
                .param("size", size)
                .param("first", (long) page * size)
                .query(String.class)
                .list();
        var found = findAll(numbers).stream().collect(Collectors.toMap(Failure::number, failure -> failure));
        return numbers.stream().map(found::get).toList();
    }

    /** How many {@link #page} has in all. */
    long count(Optional<String> customer, Optional<String> subscription, @Nullable Boolean open) {
        return matching("count(*)", customer, subscription, open, "")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec matching(
            String what,
            Optional<String> customer,
            Optional<String> subscription,
            @Nullable Boolean open,
            String order) {
        var lasts =
                "exists (select 1 from failure_stretch t where t.failure_number = f.number and t.restored_at is null)";
        var concerns = customer.isEmpty() && subscription.isEmpty() ? "" : """
                and f.number in (select n.failure_number from failure_notification n
                    join notified_subscription s on s.notification_number = n.number
                    join subscription u on u.number = s.subscription_number
                    where (:everyCustomer or u.customer_number = :customer) and (:everySubscription or u.number = :subscription))""";
        return jdbc.sql("select " + what + " from failure f where f.same_as is null"
                        + (open == null ? "" : open ? " and " + lasts : " and not " + lasts) + " " + concerns + order)
                .param("everyCustomer", customer.isEmpty())
                .param("customer", customer.orElse(""))
                .param("everySubscription", subscription.isEmpty())
                .param("subscription", subscription.orElse(""));
    }

    private Map<String, CauseDecision> causes(Collection<String> numbers) {
        var periods = jdbc.sql("""
                        select p.* from excusable_period p join cause_decision d on d.id = p.decision_id
                        where d.failure_number in (:numbers) order by p.decision_id, p.position
                        """).param("numbers", numbers).query(EXCUSED).list().stream()
                .collect(groupingBy(Excused::decisionId, mapping(Excused::period, toList())));
        return jdbc
                .sql("select * from cause_decision where failure_number in (:numbers) order by id")
                .param("numbers", numbers)
                .query(CAUSE.with(
                        "decision.periods", row -> periods.getOrDefault(row.get("id", Long.class), List.of())))
                .list()
                .stream()
                .collect(Collectors.toMap(Cause::failureNumber, Cause::decision, (former, latest) -> latest));
    }

    List<FailureEvent> events(String number) {
        return diary.of(number);
    }

    /**
     * The planned maintenance of its subscriptions, as far as it was not cancelled, during which it failed;
     * {@code now} is the end of what lasts.
     */
    List<PlannedWindow> maintenanceDuring(Failure failure, Instant begunAt, Instant now) {
        return jdbc
                .sql("""
                        select distinct m.number, m.window_from, m.window_to, m.cancelled_at, m.description from planned_maintenance m
                        join maintained_subscription s on s.maintenance_number = m.number
                        join notified_subscription c on c.subscription_number = s.subscription_number
                        join failure_notification n on n.number = c.notification_number
                        where n.failure_number = :failure and m.window_from < :windowFrom and m.window_to > :windowTo
                        order by m.window_from, m.number""")
                .param("failure", failure.number())
                .param("windowFrom", now)
                .param("windowTo", begunAt)
                .query(RowMapping.of(MaintenanceWindow.class))
                .list()
                .stream()
                .flatMap(maintenance -> maintenance.excused().stream())
                .filter(window -> failure.failedWithin(begunAt, window.from(), window.to()))
                .toList();
    }

    /** The latest entries of its diary, newest first, at most {@code limit}. */
    List<FailureEvent> latestEvents(String number, int limit) {
        return diary.latest(number, limit);
    }

    /** How many entries its diary has. */
    long eventCount(String number) {
        return diary.count(number);
    }

    // ---- writing

    String insert(Instant reportedAt, int year) {
        var number = NUMBERS.next(jdbc, year);
        jdbc.sql("insert into failure (number, reported_at) values (:number, :reportedAt)")
                .param("number", number)
                .param("reportedAt", reportedAt)
                .update();
        jdbc.sql(
                        "insert into failure_stretch (failure_number, position, reported_at) values (:failure, 1, :reportedAt)")
                .param("failure", number)
                .param("reportedAt", reportedAt)
                .update();
        return number;
    }

    /** A notification that was received before those known: the failure is as old as it. */
    void reportedFrom(String number, Instant receivedAt) {
        jdbc.sql("update failure set reported_at = :reportedAt where number = :number")
                .param("reportedAt", receivedAt)
                .param("number", number)
                .update();
        jdbc.sql(
                        "update failure_stretch set reported_at = :reportedAt where failure_number = :failure and position = 1")
                .param("reportedAt", receivedAt)
                .param("failure", number)
                .update();
    }

    void takeInCharge(String number, Instant at, String by) {
        jdbc.sql("""
                        update failure set taken_in_charge_at = :takenInChargeAt,
                            taken_in_charge_by = :takenInChargeBy
                        where number = :number""")
                .param("takenInChargeAt", at)
                .param("takenInChargeBy", by)
                .param("number", number)
                .update();
    }

    void diagnose(String number, String diagnosis, FailureOrigin origin) {
        jdbc.sql("update failure set diagnosis = :diagnosis, origin = :origin where number = :number")
                .param("diagnosis", diagnosis)
                .param("origin", origin)
                .param("number", number)
                .update();
    }

    void degraded(String number, boolean degraded) {
        jdbc.sql("update failure set degraded = :degraded where number = :number")
                .param("degraded", degraded)
                .param("number", number)
                .update();
    }

    void equipment(String number, Equipment equipment) {
        jdbc.sql("""
                        update failure set equipment_found_at = :equipmentFoundAt,
                            equipment_warranty = :equipmentWarranty, equipment_replaced_at = :equipmentReplacedAt
                        where number = :number""")
                .param("equipmentFoundAt", equipment.foundAt())
                .param("equipmentWarranty", equipment.underWarranty())
                .param("equipmentReplacedAt", equipment.replacedAt())
                .param("number", number)
                .update();
    }

    void workaround(String number, Instant at) {
        jdbc.sql("update failure set workaround_at = :workaroundAt where number = :number")
                .param("workaroundAt", at)
                .param("number", number)
                .update();
    }

    void restore(String number, int position, @Nullable Instant at, @Nullable String by) {
        jdbc.sql("""
                        update failure_stretch set restored_at = :restoredAt, restored_by = :restoredBy
                        where failure_number = :failure and position = :position""")
                .param("restoredAt", at)
                .param("restoredBy", by)
                .param("failure", number)
                .param("position", position)
                .update();
    }

    void reopen(String number, int position, Instant reportedAt, @Nullable Instant beganAt) {
        jdbc.sql("""
                        insert into failure_stretch (failure_number, position, reported_at, began_at)
                        values (:failure, :position, :reportedAt, :beganAt)""")
                .param("failure", number)
                .param("position", position)
                .param("reportedAt", reportedAt)
                .param("beganAt", beganAt)
                .update();
        jdbc.sql("update failure set confirmed_at = null, confirmed_by = null, closed_at = null where number = :number")
                .param("number", number)
                .update();
    }

    void confirm(String number, Instant at, String by) {
        jdbc.sql("update failure set confirmed_at = :confirmedAt, confirmed_by = :confirmedBy where number = :number")
                .param("confirmedAt", at)
                .param("confirmedBy", by)
                .param("number", number)
                .update();
    }

    void close(String number, Instant at) {
        jdbc.sql("update failure set closed_at = :closedAt where number = :number")
                .param("closedAt", at)
                .param("number", number)
                .update();
    }

    void sameAs(String number, String other, Instant at) {
        jdbc.sql("update failure set same_as = :sameAs, closed_at = :closedAt where number = :number")
                .param("sameAs", other)
                .param("closedAt", at)
                .param("number", number)
                .update();
        jdbc.sql("update failure_notification set failure_number = :other where failure_number = :number")
                .param("other", other)
                .param("number", number)
                .update();
    }

    void waitFor(String number, int position, String asked, Instant since) {
        jdbc.sql(
                        "insert into failure_waiting (failure_number, position, asked, since) values (:failure, :position, :asked, :since)")
                .param("failure", number)
                .param("position", position)
                .param("asked", asked)
                .param("since", since)
                .update();
    }

    void waitedUntil(String number, Instant until) {
        jdbc.sql("update failure_waiting set until = :until where failure_number = :failure and until is null")
                .param("until", until)
                .param("failure", number)
                .update();
    }

    void decide(String number, CauseDecision decision) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into cause_decision (failure_number, decided_at, decided_by, proposed_event,
                            excusable_event, reason, evidence)
                        values (:number, :at, :by, :proposed, :event, :reason, :evidence)""")
                .param("number", number)
                .param("at", decision.decidedAt())
                .param("by", decision.decidedBy())
                .param("proposed", decision.proposed())
                .param("event", decision.event())
                .param("reason", decision.reason())
                .param("evidence", decision.evidence())
                .update(id, "id");
        for (int i = 0; i < decision.periods().size(); i++) {
            var period = decision.periods().get(i);
            jdbc.sql("""
                            insert into excusable_period (decision_id, position, since, until)
                            values (:decisionId, :position, :since, :until)""")
                    .param("decisionId", requireNonNull(id.getKey()).longValue())
                    .param("position", i + 1)
                    .param("since", period.since())
                    .param("until", period.until())
                    .update();
        }
    }

    void record(String number, String kind, String by, String words) {
        diary.add(number, new FailureEvent(clock.instant(), kind, by, FailureSheet.cut(words, LONGEST_WORDS)));
    }

    /** As {@link #record}, once however often it is said. */
    void recordOnce(String number, String kind, String by, String words) {
        boolean said = jdbc.sql(
                                "select count(*) from failure_event where failure_number = :failure and kind = :kind and words = :words")
                        .param("failure", number)
                        .param("kind", kind)
                        .param("words", words)
                        .query(Long.class)
                        .single()
                > 0;
        if (!said) {
            record(number, kind, by, words);
        }
    }
}
