package fr.allset.tacite.changeregister;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.Changes;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.ChangeNotices;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.Row;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.persistence.TextSearch;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each customer was told of which change (art. 1). Only reads, a handful of statements each. */
@Service
@Transactional(readOnly = true)
public class ToldChangeInquiry {

    /** As many of one customer are read, the newest. */
    static final int MOST = 1000;

    /** What becomes of the letter of a notice {@code n}. */
    static final String LETTER_COLUMNS = """
            , l.status as letter_status, l.attempts as letter_attempts, l.recorded_at as letter_recorded_at,
            coalesce(l.sent_at, b.sent_at) as letter_sent_at, l.last_error as letter_error, l.abandoned_because as letter_abandoned,
            b.returned_at as letter_returned_at,
            b.status as bounce_status, b.diagnostic as bounce_diagnostic
            """;

    static final String LETTER_JOINS = """
             left join notice l on l.id = n.notice_id
             left join notice_bounce b on b.id = (select max(x.id) from notice_bounce x where x.notice_id = n.notice_id)
            """;

    private static final RowMapping<ChangeDelivery> DELIVERY = RowMapping.of(ChangeDelivery.class)
            .column("letter", "notice_id")
            .column("status", "letter_status")
            .column("attempts", "letter_attempts")
            .column("recordedAt", "letter_recorded_at")
            .column("sentAt", "letter_sent_at")
            .column("error", "letter_error")
            .column("abandoned", "letter_abandoned")
            .column("returnedAt", "letter_returned_at")
            .with(
                    "returned",
                    row -> row.orNull("letter_returned_at", Instant.class) == null
                            ? null
                            : row.get("bounce_status", String.class) + " "
                                    + row.get("bounce_diagnostic", String.class));

    private static final RowMapping<ToldCustomer> CUSTOMER = RowMapping.of(ToldCustomer.class)
            .with("notice", row -> row.as(ChangeNotices.NOTICE))
            .column("name", "customer_name")
            .with("delivery", ToldChangeInquiry::delivery);

    private static final RowMapping<Letter> LETTER = RowMapping.of(Letter.class)
            .with("notice", row -> row.as(ChangeNotices.NOTICE))
            .with("delivery", ToldChangeInquiry::delivery);

    private static final RowMapping<Text> TEXT = RowMapping.of(Text.class)
            .with("revision", row -> row.as(Changes.REVISION))
            .with("text", row -> row.as(ChangeInquiry.TEXT));

    private static final RowMapping<Named> NAMED = RowMapping.of(Named.class);

    private final JdbcClient jdbc;

    ToldChangeInquiry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that a customer was told, the newest first. */
    public List<ToldChange> of(String customer) {
        return read("n.customer_number = :customer", Map.of("customer", customer));
    }

    /** All that a customer was told of one change, the latest revision first. */
    public List<ToldChange> of(String customer, String change) {
        return read(
                "n.customer_number = :customer and n.change_number = :change",
                Map.of("customer", customer, "change", change));
    }

    /** What a customer was told that named a subscription of its, the newest first. */
    public List<ToldChange> ofSubscription(String customer, String subscription) {
        return read("""
                n.customer_number = :customer and exists (select 1 from change_notice_subscription s
                    where s.change_number = n.change_number and s.revision = n.revision
                        and s.customer_number = n.customer_number and s.subscription_number = :subscription)
                """, Map.of("customer", customer, "subscription", subscription));
    }

    private List<ToldChange> read(String condition, Map<String, ?> parameters) {
        var rows = jdbc.sql(
                        "select n.*" + LETTER_COLUMNS + " from change_notice n" + LETTER_JOINS + " where " + condition
                                + " order by n.recorded_at desc, n.change_number desc, n.revision desc limit " + MOST)
                .params(parameters)
                .query(LETTER)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var notices = rows.stream().map(Letter::notice).toList();
        var named = named(notices);
        var numbers = notices.stream().map(ChangeNotice::change).distinct().toList();
        var texts = new HashMap<String, Announcement>();
        var revisions = new HashMap<String, ChangeRevision>();
        jdbc.sql("select r.*, " + ChangeInquiry.TEXT_COLUMNS + " from change_revision r" + ChangeInquiry.TEXT_JOIN
                        + " where r.change_number in (:numbers)")
                .param("numbers", numbers)
                .query(TEXT)
                .list()
                .forEach(one -> {
                    revisions.put(one.revision().key(), one.revision());
                    texts.put(one.revision().key(), one.text());
                });
        var assessments = new HashMap<Long, Assessment>();
        jdbc.sql("select * from change_assessment where change_number in (:numbers)")
                .param("numbers", numbers)
                .query(Changes.ASSESSMENT)
                .list()
                .forEach(assessment -> assessments.put(assessment.id(), assessment));
        return rows.stream()
                .map(row -> {
                    var notice = row.notice();
                    var key = ChangeRevision.key(notice.change(), notice.revision());
                    return new ToldChange(
                            naming(notice, named),
                            requireNonNull(revisions.get(key)),
                            requireNonNull(texts.get(key)),
                            requireNonNull(assessments.get(notice.assessment())),
                            row.delivery());
                })
                .toList();
    }

    /** The subscriptions that notices name, by the change, the revision and the customer. */
    private Map<String, List<String>> named(Collection<ChangeNotice> notices) {
        var named = new HashMap<String, List<String>>();
        jdbc.sql("""
                        select * from change_notice_subscription where change_number in (:changes) and customer_number in (:customers)
                        order by subscription_number""")
                .param(
                        "changes",
                        notices.stream().map(ChangeNotice::change).distinct().toList())
                .param(
                        "customers",
                        notices.stream().map(ChangeNotice::customer).distinct().toList())
                .query(NAMED)
                .list()
                .forEach(one -> named.computeIfAbsent(
                                key(one.changeNumber(), one.revision(), one.customerNumber()), key -> new ArrayList<>())
                        .add(one.subscriptionNumber()));
        return named;
    }

    private static ChangeNotice naming(ChangeNotice notice, Map<String, List<String>> named) {
        return new ChangeNotice(
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
                named.getOrDefault(key(notice.change(), notice.revision(), notice.customer()), List.of()),
                notice.acknowledgement());
    }

    private static String key(String change, int revision, String customer) {
        return ChangeRevision.key(change, revision) + "/" + customer;
    }

    /** Which customers of a change are looked for. */
    public enum Which {
        ALL,
        /** They have not answered what they were last told. */
        UNANSWERED,
        /** A letter to them came back, or could not be sent. */
        UNDELIVERED
    }

    private static final String OF_CHANGE = """
             from change_notice n join customer c on c.number = n.customer_number""" + LETTER_JOINS + """
             where n.change_number = :change
                and (:everyText or\s""" + TextSearch.in("c.number", "c.name") + """
                )
                and (not :unanswered or n.acknowledged_at is null and n.replaced_at is null
                    and not exists (select 1 from change_notice later
                    where later.change_number = n.change_number and later.customer_number = n.customer_number
                        and later.revision > n.revision))
                and (not :undelivered or l.status = 'FAILED')
            """;

    /**
     * The customers that are told of a change, by their numbers, of each the latest revision first.
     *
     * @param text what their number or name contains
     */
    public Page<ToldCustomer> ofChange(String change, Which which, String text, int page, int size) {
        Map<String, Object> parameters = Map.of(
                "change",
                change,
                "everyText",
                text.isBlank(),
                "text",
                TextSearch.pattern(text),
                "unanswered",
                which == Which.UNANSWERED,
                "undelivered",
                which == Which.UNDELIVERED);
        long total = jdbc.sql("select count(*)" + OF_CHANGE)
                .params(parameters)
                .query(Long.class)
                .single();
        var told = jdbc.sql("select n.*, c.name as customer_name" + LETTER_COLUMNS + OF_CHANGE
                        + " order by n.customer_number, n.revision desc limit :size offset :first")
                .params(parameters)
                .param("size", size)
                .param("first", (long) page * size)
                .query(CUSTOMER)
                .list();
        if (told.isEmpty()) {
            return new Page<>(List.of(), page, size, total);
        }
        var named = named(told.stream().map(ToldCustomer::notice).toList());
        return new Page<>(
                told.stream()
                        .map(one -> new ToldCustomer(naming(one.notice(), named), one.name(), one.delivery()))
                        .toList(),
                page,
                size,
                total);
    }

    /** What waits for a digest has no letter yet. */
    private static @Nullable ChangeDelivery delivery(Row row) throws SQLException {
        return row.orNull("notice_id", Long.class) == null ? null : row.as(DELIVERY);
    }

    private record Letter(ChangeNotice notice, @Nullable ChangeDelivery delivery) {}

    private record Text(ChangeRevision revision, Announcement text) {}

    private record Named(String changeNumber, int revision, String customerNumber, String subscriptionNumber) {}
}
