package fr.allset.tacite.changeletter;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

    /** Without its subscriptions. */
    public static final RowMapping<ChangeNotice> NOTICE = RowMapping.of(ChangeNotice.class)
            .column("change", "change_number")
            .column("customer", "customer_number")
            .column("assessment", "assessment_id")
            .column("notice", "notice_id")
            .with("subscriptions", row -> List.of())
            .column("acknowledgement.at", "acknowledged_at")
            .column("acknowledgement.through", "acknowledged_through")
            .column("acknowledgement.by", "acknowledged_by")
            .column("acknowledgement.words", "acknowledged_words");

    private static final RowMapping<Told> TOLD = RowMapping.of(Told.class).with("notice", row -> row.as(NOTICE));

    private static final RowMapping<Deliveries> DELIVERIES = RowMapping.of(Deliveries.class);
    private static final RowMapping<Answers> ANSWERS = RowMapping.of(Answers.class);
    private static final RowMapping<LastTold> LAST_TOLD = RowMapping.of(LastTold.class);
    private static final RowMapping<Named> NAMED = RowMapping.of(Named.class);
    private static final RowMapping<Wanted> WANTED = RowMapping.of(Wanted.class);

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
                        insert into change_notice (change_number, revision, customer_number, assessment_id, recorded_at,
                            was_revision, language, digest_day, notice_id)
                        values (:change, :revision, :customer, :assessmentId, :recordedAt, :wasRevision, :language,
                            :digestDay, :noticeId)""")
                .param("change", notice.change())
                .param("revision", notice.revision())
                .param("customer", notice.customer())
                .param("assessmentId", notice.assessment())
                .param("recordedAt", notice.recordedAt())
                .param("wasRevision", notice.wasRevision())
                .param("language", notice.language())
                .param("digestDay", notice.digestDay())
                .param("noticeId", notice.notice())
                .update();
        for (var subscription : notice.subscriptions()) {
            jdbc.sql("""
                            insert into change_notice_subscription (change_number, revision, customer_number, subscription_number)
                            values (:change, :revision, :customer, :subscription)""")
                    .param("change", notice.change())
                    .param("revision", notice.revision())
                    .param("customer", notice.customer())
                    .param("subscription", subscription)
                    .update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sentAs(String change, int revision, String customer, long notice) {
        jdbc.sql("""
                            update change_notice set notice_id = :noticeId
                            where change_number = :change and revision = :revision and customer_number = :customer""")
                .param("noticeId", notice)
                .param("change", change)
                .param("revision", revision)
                .param("customer", customer)
                .update();
    }

    /** @return whether it was the first answer */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean acknowledge(String change, int revision, String customer, Acknowledgement answer) {
        return jdbc.sql("""
                        update change_notice set acknowledged_at = :acknowledgedAt, acknowledged_through = :acknowledgedThrough,
                            acknowledged_by = :acknowledgedBy, acknowledged_words = :acknowledgedWords
                        where change_number = :change and revision = :revision and customer_number = :customer
                            and acknowledged_at is null""")
                        .param("acknowledgedAt", answer.at())
                        .param("acknowledgedThrough", answer.through().name())
                        .param("acknowledgedBy", answer.by())
                        .param("acknowledgedWords", answer.words())
                        .param("change", change)
                        .param("revision", revision)
                        .param("customer", customer)
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

    /**
     * Those of a revision of which a letter has told the customer, and it has not answered;
     * by the customers' numbers, after {@code after}.
     */
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
                        where digest_day = :digestDay and notice_id is null and replaced_at is null
                        order by customer_number limit :limit""")
                .param("digestDay", day)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** How far the letters about a revision have come. */
    Deliveries deliveries(String change, int revision) {
        return jdbc.sql("""
                        select coalesce(sum(case when n.notice_id is null then 1 else 0 end), 0) as waiting,
                            coalesce(sum(case when l.status = 'RECORDED' then 1 else 0 end), 0) as to_send,
                            coalesce(sum(case when l.status = 'SENT' then 1 else 0 end), 0) as sent,
                            coalesce(sum(case when l.status = 'FAILED' and b.returned_at is null then 1 else 0 end), 0) as failed,
                            coalesce(sum(case when l.status = 'FAILED' and b.returned_at is not null then 1 else 0 end), 0) as returned,
                            count(n.acknowledged_at) as answered
                        """ + LETTERS
                        + " where n.change_number = :change and n.revision = :revision and n.replaced_at is null")
                .param("change", change)
                .param("revision", revision)
                .query(DELIVERIES)
                .single();
    }

    /** How far each letter about a revision has come, by the customers' numbers, after {@code after}. */
    List<CustomerDelivery> deliveries(String change, int revision, String after, int limit) {
        return jdbc
                .sql(
                        "select n.*, c.name, l.status, l.recipient_address, coalesce(l.sent_at, b.sent_at) as sent_at, b.returned_at "
                                + LETTERS
                                + " join customer c on c.number = n.customer_number"
                                + " where n.change_number = :change and n.revision = :revision and n.customer_number > :after"
                                + " order by n.customer_number limit :limit")
                .param("change", change)
                .param("revision", revision)
                .param("after", after)
                .param("limit", limit)
                .query(TOLD)
                .list()
                .stream()
                .map(Told::delivery)
                .toList();
    }

    /** How far the letter to one customer about a revision has come. */
    Optional<CustomerDelivery> delivery(String change, int revision, String customer) {
        return jdbc.sql(
                        "select n.*, c.name, l.status, l.recipient_address, coalesce(l.sent_at, b.sent_at) as sent_at, b.returned_at "
                                + LETTERS
                                + " join customer c on c.number = n.customer_number"
                                + " where n.change_number = :change and n.revision = :revision and n.customer_number = :customer")
                .param("change", change)
                .param("revision", revision)
                .param("customer", customer)
                .query(TOLD)
                .optional()
                .map(Told::delivery);
    }

    /** The letters, and when each was returned last; one that was sent again since then is not returned. */
    private static final String LETTERS = """
            from change_notice n
                left join notice l on l.id = n.notice_id
                left join (select notice_id, max(sent_at) as sent_at, max(returned_at) as returned_at from notice_bounce
                    group by notice_id) b on b.notice_id = l.id
            """;

    private record Told(
            ChangeNotice notice,
            String name,
            @Nullable String status,
            @Nullable String recipientAddress,
            @Nullable Instant sentAt,
            @Nullable Instant returnedAt) {

        CustomerDelivery delivery() {
            return new CustomerDelivery(
                    notice.customer(),
                    name,
                    state(),
                    notice.digestDay(),
                    notice.notice(),
                    recipientAddress,
                    sentAt,
                    isReturned() ? returnedAt : null,
                    notice.acknowledgement());
        }

        private boolean isReturned() {
            return "FAILED".equals(status) && returnedAt != null;
        }

        private CustomerDelivery.State state() {
            if (notice.replacedAt() != null) {
                return CustomerDelivery.State.REPLACED;
            }
            if (status == null) {
                return CustomerDelivery.State.WAITING;
            }
            if (isReturned()) {
                return CustomerDelivery.State.RETURNED;
            }
            return switch (status) {
                case "FAILED" -> CustomerDelivery.State.FAILED;
                case "SENT" -> CustomerDelivery.State.SENT;
                default -> CustomerDelivery.State.TO_SEND;
            };
        }
    }

    /** How many customers were told of a revision, and how many of them have answered. */
    Answers answers(String change, int revision) {
        return jdbc.sql("""
                        select count(*) as told, count(acknowledged_at) as answered from change_notice
                        where change_number = :change and revision = :revision and replaced_at is null""")
                .param("change", change)
                .param("revision", revision)
                .query(ANSWERS)
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
                    .query(LAST_TOLD)
                    .list()
                    .forEach(told -> last.put(told.customerNumber(), told.revision()));
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

    // ---- reminders

    /** Somebody asks for a letter to those who have not answered. */
    void askReminder(String change, int revision, String by) {
        jdbc.sql("""
                        insert into change_reminder (change_number, revision, asked_at, asked_by)
                        values (:change, :revision, :now, :by)""")
                .param("change", change)
                .param("revision", revision)
                .param("now", clock.instant())
                .param("by", by)
                .update();
    }

    /** Whether somebody has asked for it at that instant or later. */
    boolean isReminderAsked(String change, int revision, Instant since) {
        return jdbc.sql("""
                        select count(*) from change_reminder
                        where change_number = :change and revision = :revision and asked_at >= :since""")
                        .param("change", change)
                        .param("revision", revision)
                        .param("since", since)
                        .query(Long.class)
                        .single()
                > 0;
    }

    // ---- digests

    /** Whether something can still be told in the digest of a day. */
    enum DigestState {
        NEW,
        OPEN,
        CLOSED
    }

    /**
     * Opens the digest of a day where there is none yet, and holds it until the transaction ends. What is then written for it is told in
     * it, since it closes after that.
     *
     */
    @Transactional(propagation = Propagation.MANDATORY)
    DigestState openDigest(LocalDate day) {
        var there = holdDigest(day);
        if (there != null) {
            return there;
        }
        try {
            // behind a savepoint: PostgreSQL ends a transaction at its first error, and the telling must live on
            savepoint.executeWithoutResult(behindSavepoint -> jdbc.sql(
                            "insert into change_digest (digest_day, opened_at) values (:digestDay, :openedAt)")
                    .param("digestDay", day)
                    .param("openedAt", clock.instant())
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
        return jdbc.sql("select closed_at is not null from change_digest where digest_day = :digestDay for update")
                .param("digestDay", day)
                .query(Boolean.class)
                .optional()
                .map(closed -> closed ? DigestState.CLOSED : DigestState.OPEN)
                .orElse(null);
    }

    /** Another text has taken the place of what waits for a digest: these never are told. */
    @Transactional(propagation = Propagation.MANDATORY)
    int replaceWaiting(String change, int before, String customer) {
        return jdbc.sql("""
                        update change_notice set replaced_at = :replacedAt
                        where change_number = :change and revision < :revision and customer_number = :customer
                            and notice_id is null and replaced_at is null""")
                .param("replacedAt", clock.instant())
                .param("change", change)
                .param("revision", before)
                .param("customer", customer)
                .update();
    }

    /** It is told in a later digest. */
    @Transactional(propagation = Propagation.MANDATORY)
    void postpone(ChangeNotice waiting, LocalDate day) {
        jdbc.sql("""
                            update change_notice set digest_day = :digestDay
                            where change_number = :change and revision = :revision and customer_number = :customer""")
                .param("digestDay", day)
                .param("change", waiting.change())
                .param("revision", waiting.revision())
                .param("customer", waiting.customer())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void countDigest(LocalDate day, int sent) {
        jdbc.sql("update change_digest set sent = sent + :sent where digest_day = :digestDay")
                .param("sent", sent)
                .param("digestDay", day)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void closeDigest(LocalDate day) {
        jdbc.sql("update change_digest set closed_at = :closedAt where digest_day = :digestDay")
                .param("closedAt", clock.instant())
                .param("digestDay", day)
                .update();
    }

    // ---- preferences

    /** What some customers want; those that have said nothing are not in it. */
    Map<String, ChangePreference> preferences(Collection<String> customers) {
        var wanted = new HashMap<String, ChangePreference>();
        for (var some : parts(customers)) {
            jdbc.sql("select * from change_preference where customer_number in (:customers)")
                    .param("customers", some)
                    .query(WANTED)
                    .list()
                    .forEach(one -> wanted.put(one.customerNumber(), one.preference()));
        }
        return wanted;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void prefer(String customer, ChangePreference preference, String by) {
        if (jdbc.sql("""
                            update change_preference set rhythm = :rhythm, language = :language, set_at = :setAt, set_by = :setBy
                            where customer_number = :customer""")
                        .param("rhythm", preference.rhythm().name())
                        .param("language", preference.language())
                        .param("setAt", clock.instant())
                        .param("setBy", by)
                        .param("customer", customer)
                        .update()
                == 0) {
            jdbc.sql("""
                            insert into change_preference (customer_number, rhythm, language, set_at, set_by)
                            values (:customer, :rhythm, :language, :setAt, :setBy)""")
                    .param("customer", customer)
                    .param("rhythm", preference.rhythm().name())
                    .param("language", preference.language())
                    .param("setAt", clock.instant())
                    .param("setBy", by)
                    .update();
        }
    }

    // ---- rows

    private List<ChangeNotice> read(String condition, Map<String, ?> parameters, int limit) {
        var rows = jdbc.sql("select n.* from change_notice n where " + condition
                        + " order by n.change_number, n.customer_number, n.revision limit " + limit)
                .params(parameters)
                .query(NOTICE)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var named = new HashMap<String, List<String>>();
        for (var some :
                parts(rows.stream().map(ChangeNotice::customer).distinct().toList())) {
            jdbc.sql("""
                            select * from change_notice_subscription where change_number in (:changes) and customer_number in (:customers)
                            order by subscription_number""")
                    .param(
                            "changes",
                            rows.stream().map(ChangeNotice::change).distinct().toList())
                    .param("customers", some)
                    .query(NAMED)
                    .list()
                    .forEach(one -> named.computeIfAbsent(one.key(), key -> new ArrayList<>())
                            .add(one.subscriptionNumber()));
        }
        return rows.stream()
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

    private record LastTold(String customerNumber, int revision) {}

    private record Wanted(String customerNumber, ChangePreference preference) {}

    private record Named(String changeNumber, int revision, String customerNumber, String subscriptionNumber) {

        String key() {
            return ChangeRevision.key(changeNumber, revision) + "/" + customerNumber;
        }
    }

    private static List<List<String>> parts(Collection<String> all) {
        var list = List.copyOf(all);
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < list.size(); from += CUSTOMERS_AT_ONCE) {
            parts.add(list.subList(from, Math.min(list.size(), from + CUSTOMERS_AT_ONCE)));
        }
        return parts;
    }
}
