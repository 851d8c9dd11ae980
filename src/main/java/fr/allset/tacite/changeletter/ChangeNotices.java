package fr.allset.tacite.changeletter;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.change.ChangeRevision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told of which revision, in which way, and who has answered. */
@Repository
public class ChangeNotices {

    private static final int CUSTOMERS_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate savepoint;

    ChangeNotices(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Writes that a customer is told; its subscriptions with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(ChangeNotice notice) {
        jdbc.sql("""
                        insert into change_notice (change_number, revision, customer_number, assessment_id, recorded_at, was_revision, language,
                            digest_day, notice_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        notice.change(),
                        notice.revision(),
                        notice.customer(),
                        notice.assessment(),
                        utc(notice.recordedAt()),
                        notice.wasRevision(),
                        notice.language(),
                        notice.digestDay(),
                        notice.notice())
                .update();
        for (var subscription : notice.subscriptions()) {
            jdbc.sql("""
                            insert into change_notice_subscription (change_number, revision, customer_number, subscription_number)
                            values (?, ?, ?, ?)""")
                    .params(notice.change(), notice.revision(), notice.customer(), subscription)
                    .update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sentAs(String change, int revision, String customer, long notice) {
        jdbc.sql(
                        "update change_notice set notice_id = ? where change_number = ? and revision = ? and customer_number = ?")
                .params(notice, change, revision, customer)
                .update();
    }

    /** @return whether it was the first answer */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean acknowledge(String change, int revision, String customer, Acknowledgement answer) {
        return jdbc.sql("""
                        update change_notice set acknowledged_at = ?, acknowledged_through = ?, acknowledged_by = ?, acknowledged_words = ?
                        where change_number = ? and revision = ? and customer_number = ? and acknowledged_at is null""")
                        .params(
                                utc(answer.at()),
                                answer.through().name(),
                                answer.by(),
                                answer.words(),
                                change,
                                revision,
                                customer)
                        .update()
                == 1;
    }

    Optional<ChangeNotice> find(String change, int revision, String customer) {
        return read(
                        "n.change_number = :change and n.revision = :revision and n.customer_number = :customer",
                        Map.of("change", change, "revision", revision, "customer", customer),
                        1)
                .stream()
                .findFirst();
    }

    /** A letter has told it, no answer has come, and it holds: whoever is told of a later revision is gone after for that one. */
    private static final String UNANSWERED = """
            n.change_number = :change and n.revision = :revision and n.acknowledged_at is null and n.notice_id is not null
                and not exists (select 1 from change_notice later where later.change_number = n.change_number
                    and later.customer_number = n.customer_number and later.revision > n.revision and later.replaced_at is null)
            """;

    /** Those of a revision of which a letter has told the customer, and it has not answered; by the customers' numbers, after {@code after}. */
    List<ChangeNotice> unanswered(String change, int revision, String after, int limit) {
        return read(
                UNANSWERED + " and n.customer_number > :after",
                Map.of("change", change, "revision", revision, "after", after),
                limit);
    }

    /** How many those are. */
    int countUnanswered(String change, int revision) {
        return jdbc.sql("select count(*) from change_notice n where " + UNANSWERED)
                .param("change", change)
                .param("revision", revision)
                .query(Integer.class)
                .single();
    }

    /** Those that one letter tells. */
    List<ChangeNotice> toldBy(Collection<Long> letters) {
        return letters.isEmpty() ? List.of() : read("n.notice_id in (:letters)", Map.of("letters", letters), 10_000);
    }

    /** What waits for the digest of a day, of some customers. */
    List<ChangeNotice> waitingFor(LocalDate day, Collection<String> customers) {
        return customers.isEmpty()
                ? List.of()
                : read(
                        "n.digest_day = :day and n.customer_number in (:customers) and n.notice_id is null"
                                + " and n.replaced_at is null",
                        Map.of("day", day, "customers", customers),
                        100_000);
    }

    /** The numbers of the changes that wait for the digest of a day, of some customers; in their order. */
    List<String> changesWaiting(LocalDate day, Collection<String> customers) {
        return customers.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select distinct change_number from change_notice
                        where digest_day = :day and customer_number in (:customers) and notice_id is null and replaced_at is null
                        order by change_number""")
                        .param("day", day)
                        .param("customers", customers)
                        .query(String.class)
                        .list();
    }

    /** The customers whom a digest has still to tell, by their numbers. */
    List<String> waitingForDigest(LocalDate day, int limit) {
        return jdbc.sql("""
                        select distinct customer_number from change_notice
                        where digest_day = ? and notice_id is null and replaced_at is null
                        order by customer_number limit ?""").params(day, limit).query(String.class).list();
    }

    /** How far the letters about a revision have come. */
    Deliveries deliveries(String change, int revision) {
        return jdbc.sql("""
                        select sum(case when n.notice_id is null then 1 else 0 end) as waiting,
                            sum(case when l.status = 'RECORDED' then 1 else 0 end) as to_send,
                            sum(case when l.status = 'SENT' then 1 else 0 end) as sent,
                            sum(case when l.status = 'FAILED' and b.returned_at is null then 1 else 0 end) as failed,
                            sum(case when l.status = 'FAILED' and b.returned_at is not null then 1 else 0 end) as returned,
                            count(n.acknowledged_at) as answered
                        """ + LETTERS + " where n.change_number = ? and n.revision = ? and n.replaced_at is null")
                .params(change, revision)
                .query((row, index) -> new Deliveries(
                        row.getInt("waiting"),
                        row.getInt("to_send"),
                        row.getInt("sent"),
                        row.getInt("failed"),
                        row.getInt("returned"),
                        row.getInt("answered")))
                .single();
    }

    /** How far each letter about a revision has come, by the customers' numbers, after {@code after}. */
    List<CustomerDelivery> deliveries(String change, int revision, String after, int limit) {
        return jdbc.sql(
                        "select n.*, c.name, l.status, l.recipient_address, coalesce(l.sent_at, b.sent_at) as sent_at, b.returned_at "
                                + LETTERS
                                + " join customer c on c.number = n.customer_number"
                                + " where n.change_number = ? and n.revision = ? and n.customer_number > ? order by n.customer_number limit ?")
                .params(change, revision, after, limit)
                .query(ChangeNotices::delivery)
                .list();
    }

    /** How far the letter to one customer about a revision has come. */
    Optional<CustomerDelivery> delivery(String change, int revision, String customer) {
        return jdbc.sql(
                        "select n.*, c.name, l.status, l.recipient_address, coalesce(l.sent_at, b.sent_at) as sent_at, b.returned_at "
                                + LETTERS
                                + " join customer c on c.number = n.customer_number where n.change_number = ? and n.revision = ? and n.customer_number = ?")
                .params(change, revision, customer)
                .query(ChangeNotices::delivery)
                .optional();
    }

    /** The letters, and when each was returned last; one that was sent again since then is not returned. */
    private static final String LETTERS = """
            from change_notice n
                left join notice l on l.id = n.notice_id
                left join (select notice_id, max(sent_at) as sent_at, max(returned_at) as returned_at from notice_bounce
                    group by notice_id) b on b.notice_id = l.id
            """;

    private static CustomerDelivery delivery(ResultSet row, int index) throws SQLException {
        var notice = notice(row, List.of());
        var status = row.getString("status");
        boolean failed = "FAILED".equals(status);
        var returnedAt = failed ? instant(row, "returned_at") : null;
        var state = notice.replacedAt() != null
                ? CustomerDelivery.State.REPLACED
                : status == null
                        ? CustomerDelivery.State.WAITING
                        : returnedAt != null
                                ? CustomerDelivery.State.RETURNED
                                : failed
                                        ? CustomerDelivery.State.FAILED
                                        : status.equals("SENT")
                                                ? CustomerDelivery.State.SENT
                                                : CustomerDelivery.State.TO_SEND;
        return new CustomerDelivery(
                notice.customer(),
                row.getString("name"),
                state,
                notice.digestDay(),
                notice.notice(),
                row.getString("recipient_address"),
                instant(row, "sent_at"),
                returnedAt,
                notice.acknowledgement());
    }

    /** How many customers were told of a revision, and how many of them have answered. */
    Answers answers(String change, int revision) {
        return jdbc.sql("""
                        select count(*) as told, count(acknowledged_at) as answered from change_notice
                        where change_number = ? and revision = ? and replaced_at is null""")
                .params(change, revision)
                .query((row, index) -> new Answers(row.getInt("told"), row.getInt("answered")))
                .single();
    }

    /** How many were told, and how many of them have answered. */
    record Answers(int told, int answered) {}

    /**
     * The revision before this one of which a letter told each of some customers last; those that no letter told are not in it, whatever
     * waits for their digest.
     */
    Map<String, Integer> lastTold(String change, int before, Collection<String> customers) {
        var last = new HashMap<String, Integer>();
        for (var some : parts(customers)) {
            jdbc.sql("""
                            select customer_number, max(revision) as revision from change_notice
                            where change_number = :change and revision < :before and customer_number in (:customers)
                                and notice_id is not null
                            group by customer_number""")
                    .param("change", change)
                    .param("before", before)
                    .param("customers", some)
                    .query((RowCallbackHandler)
                            row -> last.put(row.getString("customer_number"), row.getInt("revision")));
        }
        return last;
    }

    /** Which of some customers were told of a revision already. */
    List<String> toldAlready(String change, int revision, Collection<String> customers) {
        return parts(customers).stream()
                .flatMap(some -> jdbc
                        .sql("""
                        select customer_number from change_notice
                        where change_number = :change and revision = :revision and customer_number in (:customers)""")
                        .param("change", change)
                        .param("revision", revision)
                        .param("customers", some)
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    /** Those of a change that tell a customer, the latest revision last. */
    public List<ChangeNotice> of(String change, String customer) {
        return read(
                "n.change_number = :change and n.customer_number = :customer",
                Map.of("change", change, "customer", customer),
                1000);
    }

    // ---- digests

    /** Whether something can still be told in the digest of a day. */
    enum DigestState {
        NEW,
        OPEN,
        CLOSED
    }

    /**
     * Opens the digest of a day where there is none yet, and holds it until the transaction ends: what is then written for it is told in
     * it, since it closes after that.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    DigestState openDigest(LocalDate day) {
        var there = holdDigest(day);
        if (there != null) {
            return there;
        }
        try {
            // behind a savepoint: PostgreSQL ends a transaction at its first error, and the telling must live on
            savepoint.executeWithoutResult(
                    behindSavepoint -> jdbc.sql("insert into change_digest (digest_day, opened_at) values (?, ?)")
                            .params(day, utc(clock.instant()))
                            .update());
            return DigestState.NEW;
        } catch (DuplicateKeyException openedMeanwhile) {
            return requireNonNull(holdDigest(day));
        }
    }

    /**
     * Holds the digest of a day until the transaction ends.
     *
     * @return null when there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @Nullable
    DigestState holdDigest(LocalDate day) {
        return jdbc.sql("select closed_at from change_digest where digest_day = ? for update")
                .param(day)
                .query((row, index) -> row.getObject("closed_at") == null ? DigestState.OPEN : DigestState.CLOSED)
                .optional()
                .orElse(null);
    }

    /** Another text has taken the place of what waits for a digest: these never are told. */
    @Transactional(propagation = Propagation.MANDATORY)
    int replaceWaiting(String change, int before, String customer) {
        return jdbc.sql("""
                        update change_notice set replaced_at = ?
                        where change_number = ? and revision < ? and customer_number = ? and notice_id is null and replaced_at is null""")
                .params(utc(clock.instant()), change, before, customer)
                .update();
    }

    /** It is told in a later digest. */
    @Transactional(propagation = Propagation.MANDATORY)
    void postpone(ChangeNotice waiting, LocalDate day) {
        jdbc.sql(
                        "update change_notice set digest_day = ? where change_number = ? and revision = ? and customer_number = ?")
                .params(day, waiting.change(), waiting.revision(), waiting.customer())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void countDigest(LocalDate day, int sent) {
        jdbc.sql("update change_digest set sent = sent + ? where digest_day = ?")
                .params(sent, day)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void closeDigest(LocalDate day) {
        jdbc.sql("update change_digest set closed_at = ? where digest_day = ?")
                .params(utc(clock.instant()), day)
                .update();
    }

    // ---- preferences

    /** What some customers want; those that have said nothing are not in it. */
    Map<String, ChangePreference> preferences(Collection<String> customers) {
        var wanted = new HashMap<String, ChangePreference>();
        for (var some : parts(customers)) {
            jdbc.sql("select * from change_preference where customer_number in (:customers)")
                    .param("customers", some)
                    .query((RowCallbackHandler) row -> wanted.put(
                            row.getString("customer_number"),
                            new ChangePreference(Rhythm.valueOf(row.getString("rhythm")), row.getString("language"))));
        }
        return wanted;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void prefer(String customer, ChangePreference preference, String by) {
        if (jdbc.sql(
                                "update change_preference set rhythm = ?, language = ?, set_at = ?, set_by = ? where customer_number = ?")
                        .params(preference.rhythm().name(), preference.language(), utc(clock.instant()), by, customer)
                        .update()
                == 0) {
            jdbc.sql(
                            "insert into change_preference (customer_number, rhythm, language, set_at, set_by) values (?, ?, ?, ?, ?)")
                    .params(customer, preference.rhythm().name(), preference.language(), utc(clock.instant()), by)
                    .update();
        }
    }

    // ---- rows

    private List<ChangeNotice> read(String condition, Map<String, ?> parameters, int limit) {
        record Row(ChangeNotice notice) {}
        var rows = jdbc.sql("select n.* from change_notice n where " + condition
                        + " order by n.change_number, n.customer_number, n.revision limit " + limit)
                .params(parameters)
                .query((row, index) -> new Row(notice(row, List.of())))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var named = new HashMap<String, List<String>>();
        for (var some : parts(
                rows.stream().map(row -> row.notice().customer()).distinct().toList())) {
            jdbc.sql("""
                            select * from change_notice_subscription where change_number in (:changes) and customer_number in (:customers)
                            order by subscription_number""")
                    .param(
                            "changes",
                            rows.stream()
                                    .map(row -> row.notice().change())
                                    .distinct()
                                    .toList())
                    .param("customers", some)
                    .query((RowCallbackHandler) row -> named.computeIfAbsent(
                                    ChangeRevision.key(row.getString("change_number"), row.getInt("revision")) + "/"
                                            + row.getString("customer_number"),
                                    key -> new ArrayList<>())
                            .add(row.getString("subscription_number")));
        }
        return rows.stream()
                .map(Row::notice)
                .map(notice -> new ChangeNotice(
                        notice.change(),
                        notice.revision(),
                        notice.customer(),
                        notice.assessment(),
                        notice.recordedAt(),
                        notice.wasRevision(),
                        notice.language(),
                        notice.digestDay(),
                        notice.notice(),
                        notice.replacedAt(),
                        named.getOrDefault(
                                ChangeRevision.key(notice.change(), notice.revision()) + "/" + notice.customer(),
                                List.of()),
                        notice.acknowledgement()))
                .toList();
    }

    public static ChangeNotice notice(ResultSet row, List<String> subscriptions) throws SQLException {
        var answeredAt = instant(row, "acknowledged_at");
        return new ChangeNotice(
                row.getString("change_number"),
                row.getInt("revision"),
                row.getString("customer_number"),
                row.getLong("assessment_id"),
                requireNonNull(instant(row, "recorded_at")),
                (Integer) row.getObject("was_revision"),
                row.getString("language"),
                row.getObject("digest_day", LocalDate.class),
                row.getObject("notice_id") == null ? null : row.getLong("notice_id"),
                instant(row, "replaced_at"),
                subscriptions,
                answeredAt == null
                        ? null
                        : new Acknowledgement(
                                answeredAt,
                                Acknowledgement.Through.valueOf(row.getString("acknowledged_through")),
                                row.getString("acknowledged_by"),
                                row.getString("acknowledged_words")));
    }

    private static List<List<String>> parts(Collection<String> all) {
        var list = List.copyOf(all);
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < list.size(); from += CUSTOMERS_AT_ONCE) {
            parts.add(list.subList(from, Math.min(list.size(), from + CUSTOMERS_AT_ONCE)));
        }
        return parts;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
