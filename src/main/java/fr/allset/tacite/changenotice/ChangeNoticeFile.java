package fr.allset.tacite.changenotice;

import static java.util.Objects.requireNonNull;

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
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is told of which revision, in which way, and who has answered. */
@Repository
class ChangeNoticeFile {

    private static final int CUSTOMERS_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeNoticeFile(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes that a customer is told; its subscriptions with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(ChangeNotice notice) {
        jdbc.sql("""
                        insert into change_notice (change_number, revision, customer_number, assessment_id, recorded_at, was_revision, language,
                            digest_day, notice_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(notice.change(), notice.revision(), notice.customer(), notice.assessment(), utc(notice.recordedAt()),
                        notice.wasRevision(), notice.language(), notice.digestDay(), notice.notice())
                .update();
        for (var subscription : notice.subscriptions()) {
            jdbc.sql("""
                            insert into change_notice_subscription (change_number, revision, customer_number, subscription_number)
                            values (?, ?, ?, ?)""")
                    .params(notice.change(), notice.revision(), notice.customer(), subscription).update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sentAs(String change, int revision, String customer, long notice) {
        jdbc.sql("update change_notice set notice_id = ? where change_number = ? and revision = ? and customer_number = ?")
                .params(notice, change, revision, customer).update();
    }

    /** @return whether it was the first answer */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean acknowledge(String change, int revision, String customer, Acknowledgement answer) {
        return jdbc.sql("""
                        update change_notice set acknowledged_at = ?, acknowledged_through = ?, acknowledged_by = ?, acknowledged_words = ?
                        where change_number = ? and revision = ? and customer_number = ? and acknowledged_at is null""")
                .params(utc(answer.at()), answer.through().name(), answer.by(), answer.words(), change, revision, customer).update() == 1;
    }

    Optional<ChangeNotice> find(String change, int revision, String customer) {
        return read("n.change_number = :change and n.revision = :revision and n.customer_number = :customer",
                Map.of("change", change, "revision", revision, "customer", customer), 1).stream().findFirst();
    }

    /** Those of a change that tell a customer, the latest revision last. */
    List<ChangeNotice> of(String change, String customer) {
        return read("n.change_number = :change and n.customer_number = :customer", Map.of("change", change, "customer", customer), 1000);
    }

    /** Those of a revision by the customers' numbers, after {@code after}. */
    List<ChangeNotice> of(String change, int revision, String after, int limit) {
        return read("n.change_number = :change and n.revision = :revision and n.customer_number > :after",
                Map.of("change", change, "revision", revision, "after", after), limit);
    }

    /** What is not answered, and holds: whoever was told of a later revision is gone after for that one. */
    private static final String UNANSWERED = """
            n.change_number = :change and n.revision = :revision and n.acknowledged_at is null
                and not exists (select 1 from change_notice later where later.change_number = n.change_number
                    and later.customer_number = n.customer_number and later.revision > n.revision)
            """;

    /** Those of a revision whose customers have not answered, by the customers' numbers, after {@code after}. */
    List<ChangeNotice> unanswered(String change, int revision, String after, int limit) {
        return read(UNANSWERED + " and n.customer_number > :after", Map.of("change", change, "revision", revision, "after", after), limit);
    }

    /** How many those are. */
    int countUnanswered(String change, int revision) {
        return jdbc.sql("select count(*) from change_notice n where " + UNANSWERED).param("change", change).param("revision", revision)
                .query(Integer.class).single();
    }

    /** Those that tell a customer, the newest first. */
    List<ChangeNotice> ofCustomer(String customer, int limit) {
        var newest = jdbc.sql("""
                        select change_number, revision from change_notice where customer_number = ?
                        order by recorded_at desc, change_number desc, revision desc limit ?""").params(customer, limit)
                .query((row, index) -> find(row.getString(1), row.getInt(2), customer)).list();
        return newest.stream().flatMap(Optional::stream).toList();
    }

    /** Those that one letter tells. */
    List<ChangeNotice> toldBy(Collection<Long> letters) {
        return letters.isEmpty() ? List.of() : read("n.notice_id in (:letters)", Map.of("letters", letters), 10_000);
    }

    /** What a digest tells a customer. */
    List<ChangeNotice> ofDigest(LocalDate day, String customer) {
        return read("n.digest_day = :day and n.customer_number = :customer and n.notice_id is null", Map.of("day", day, "customer", customer), 1000);
    }

    /** The customers whom a digest has still to tell, by their numbers. */
    List<String> waitingForDigest(LocalDate day, int limit) {
        return jdbc.sql("""
                        select distinct customer_number from change_notice where digest_day = ? and notice_id is null
                        order by customer_number limit ?""").params(day, limit).query(String.class).list();
    }

    /** How many customers were told of a revision, and how many of them have answered. */
    Answers answers(String change, int revision) {
        return jdbc.sql("""
                        select count(*) as told, count(acknowledged_at) as answered from change_notice
                        where change_number = ? and revision = ?""").params(change, revision)
                .query((row, index) -> new Answers(row.getInt("told"), row.getInt("answered"))).single();
    }

    /** How many were told, and how many of them have answered. */
    record Answers(int told, int answered) {
    }

    /** The revision before this one that each of some customers was told of last; those that were told of none are not in it. */
    Map<String, Integer> lastTold(String change, int before, Collection<String> customers) {
        var last = new HashMap<String, Integer>();
        for (var some : parts(customers)) {
            jdbc.sql("""
                            select customer_number, max(revision) as revision from change_notice
                            where change_number = :change and revision < :before and customer_number in (:customers) group by customer_number""")
                    .param("change", change).param("before", before).param("customers", some)
                    .query((RowCallbackHandler) row -> last.put(row.getString("customer_number"), row.getInt("revision")));
        }
        return last;
    }

    /** Which of some customers were told of a revision already. */
    List<String> toldAlready(String change, int revision, Collection<String> customers) {
        return parts(customers).stream().flatMap(some -> jdbc.sql("""
                        select customer_number from change_notice
                        where change_number = :change and revision = :revision and customer_number in (:customers)""")
                .param("change", change).param("revision", revision).param("customers", some).query(String.class).list().stream()).toList();
    }

    // ---- digests

    /** @return whether the digest was not open yet */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean openDigest(LocalDate day) {
        return jdbc.sql("""
                        insert into change_digest (digest_day, opened_at)
                        select cast(:day as date), cast(:now as timestamp with time zone)
                        where not exists (select 1 from change_digest where digest_day = :day)""")
                .param("day", day).param("now", utc(clock.instant())).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void countDigest(LocalDate day, int sent) {
        jdbc.sql("update change_digest set sent = sent + ? where digest_day = ?").params(sent, day).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void closeDigest(LocalDate day) {
        jdbc.sql("update change_digest set closed_at = ? where digest_day = ?").params(utc(clock.instant()), day).update();
    }

    // ---- preferences

    /** What some customers want; those that have said nothing are not in it. */
    Map<String, ChangePreference> preferences(Collection<String> customers) {
        var wanted = new HashMap<String, ChangePreference>();
        for (var some : parts(customers)) {
            jdbc.sql("select * from change_preference where customer_number in (:customers)").param("customers", some)
                    .query((RowCallbackHandler) row -> wanted.put(row.getString("customer_number"),
                            new ChangePreference(Rhythm.valueOf(row.getString("rhythm")), row.getString("language"))));
        }
        return wanted;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void prefer(String customer, ChangePreference preference, String by) {
        if (jdbc.sql("update change_preference set rhythm = ?, language = ?, set_at = ?, set_by = ? where customer_number = ?")
                .params(preference.rhythm().name(), preference.language(), utc(clock.instant()), by, customer).update() == 0) {
            jdbc.sql("insert into change_preference (customer_number, rhythm, language, set_at, set_by) values (?, ?, ?, ?, ?)")
                    .params(customer, preference.rhythm().name(), preference.language(), utc(clock.instant()), by).update();
        }
    }

    // ---- rows

    private List<ChangeNotice> read(String condition, Map<String, ?> parameters, int limit) {
        record Row(ChangeNotice notice) {
        }
        var rows = jdbc.sql("select n.* from change_notice n where " + condition + " order by n.change_number, n.customer_number, n.revision limit "
                + limit).params(parameters).query((row, index) -> new Row(notice(row, List.of()))).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var named = new HashMap<String, List<String>>();
        for (var some : parts(rows.stream().map(row -> row.notice().customer()).distinct().toList())) {
            jdbc.sql("""
                            select * from change_notice_subscription where change_number in (:changes) and customer_number in (:customers)
                            order by subscription_number""")
                    .param("changes", rows.stream().map(row -> row.notice().change()).distinct().toList()).param("customers", some)
                    .query((RowCallbackHandler) row -> named.computeIfAbsent(ChangeRevision.key(row.getString("change_number"),
                            row.getInt("revision")) + "/" + row.getString("customer_number"), key -> new ArrayList<>())
                            .add(row.getString("subscription_number")));
        }
        return rows.stream().map(Row::notice).map(notice -> new ChangeNotice(notice.change(), notice.revision(), notice.customer(),
                notice.assessment(), notice.recordedAt(), notice.wasRevision(), notice.language(), notice.digestDay(), notice.notice(),
                named.getOrDefault(ChangeRevision.key(notice.change(), notice.revision()) + "/" + notice.customer(), List.of()),
                notice.acknowledgement())).toList();
    }

    private static ChangeNotice notice(ResultSet row, List<String> subscriptions) throws SQLException {
        var answeredAt = instant(row, "acknowledged_at");
        return new ChangeNotice(row.getString("change_number"), row.getInt("revision"), row.getString("customer_number"),
                row.getLong("assessment_id"), requireNonNull(instant(row, "recorded_at")), (Integer) row.getObject("was_revision"),
                row.getString("language"), row.getObject("digest_day", LocalDate.class),
                row.getObject("notice_id") == null ? null : row.getLong("notice_id"), subscriptions,
                answeredAt == null ? null : new Acknowledgement(answeredAt, Acknowledgement.Through.valueOf(row.getString("acknowledged_through")),
                        row.getString("acknowledged_by"), row.getString("acknowledged_words")));
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
