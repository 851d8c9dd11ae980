package fr.allset.tacite.changeregister;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.Changes;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.ChangeNotices;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.notification.NoticeStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
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
                n.customer_number = :customer and exists (select 1 from change_notice_subscription s where s.change_number = n.change_number
                    and s.revision = n.revision and s.customer_number = n.customer_number and s.subscription_number = :subscription)""", Map.of("customer", customer, "subscription", subscription));
    }

    private List<ToldChange> read(String condition, Map<String, ?> parameters) {
        record Row(ChangeNotice notice, @Nullable ChangeDelivery delivery) {}
        var rows = jdbc.sql(
                        "select n.*" + LETTER_COLUMNS + " from change_notice n" + LETTER_JOINS + " where " + condition
                                + " order by n.recorded_at desc, n.change_number desc, n.revision desc limit " + MOST)
                .params(parameters)
                .query((row, index) -> new Row(ChangeNotices.notice(row, List.of()), delivery(row)))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        var notices = rows.stream().map(Row::notice).toList();
        var named = named(notices);
        var numbers = notices.stream().map(ChangeNotice::change).distinct().toList();
        var texts = new HashMap<String, Announcement>();
        var revisions = new HashMap<String, ChangeRevision>();
        jdbc.sql("select r.*, " + ChangeInquiry.TEXT_COLUMNS + " from change_revision r" + ChangeInquiry.TEXT_JOIN
                        + " where r.change_number in (:numbers)")
                .param("numbers", numbers)
                .query((RowCallbackHandler) row -> {
                    var revision = Changes.revision(row, 0);
                    revisions.put(revision.key(), revision);
                    texts.put(revision.key(), ChangeInquiry.text(row));
                });
        var assessments = new HashMap<Long, Assessment>();
        jdbc.sql("select * from change_assessment where change_number in (:numbers)")
                .param("numbers", numbers)
                .query(Changes::assessment)
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
                .query((RowCallbackHandler) row -> named.computeIfAbsent(
                                key(
                                        row.getString("change_number"),
                                        row.getInt("revision"),
                                        row.getString("customer_number")),
                                key -> new ArrayList<>())
                        .add(row.getString("subscription_number")));
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

    /**
     * Some customers of a longer list.
     *
     * @param page  from 0
     * @param total how many the whole list holds
     */
    public record Page(List<ToldCustomer> customers, int page, int size, long total) {

        public Page {
            customers = List.copyOf(customers);
        }

        /** At least 1. */
        public int pages() {
            return (int) Math.max(1, (total + size - 1) / size);
        }
    }

    private static final String OF_CHANGE = """
             from change_notice n join customer c on c.number = n.customer_number""" + LETTER_JOINS + """
             where n.change_number = :change
                and (:everyText or lower(c.number) like :text escape '!' or lower(c.name) like :text escape '!')
                and (not :unanswered or n.acknowledged_at is null and n.replaced_at is null and not exists (select 1 from change_notice later
                    where later.change_number = n.change_number and later.customer_number = n.customer_number and later.revision > n.revision))
                and (not :undelivered or l.status = 'FAILED')
            """;

    /**
     * The customers that are told of a change, by their numbers, of each the latest revision first.
     *
     * @param text what their number or name contains
     */
    public Page ofChange(String change, Which which, String text, int page, int size) {
        Map<String, Object> parameters = Map.of(
                "change",
                change,
                "everyText",
                text.isBlank(),
                "text",
                ChangeInquiry.pattern(text),
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
                .query((row, index) -> new ToldCustomer(
                        ChangeNotices.notice(row, List.of()), row.getString("customer_name"), delivery(row)))
                .list();
        if (told.isEmpty()) {
            return new Page(List.of(), page, size, total);
        }
        var named = named(told.stream().map(ToldCustomer::notice).toList());
        return new Page(
                told.stream()
                        .map(one -> new ToldCustomer(naming(one.notice(), named), one.name(), one.delivery()))
                        .toList(),
                page,
                size,
                total);
    }

    private static @Nullable ChangeDelivery delivery(ResultSet row) throws SQLException {
        if (row.getObject("notice_id") == null) {
            return null;
        }
        var returned = Optional.ofNullable(Changes.instant(row, "letter_returned_at"));
        return new ChangeDelivery(
                row.getLong("notice_id"),
                NoticeStatus.valueOf(row.getString("letter_status")),
                row.getInt("letter_attempts"),
                requireNonNull(Changes.instant(row, "letter_recorded_at")),
                Changes.instant(row, "letter_sent_at"),
                row.getString("letter_error"),
                row.getString("letter_abandoned"),
                returned.orElse(null),
                returned.isEmpty() ? null : row.getString("bounce_status") + " " + row.getString("bounce_diagnostic"));
    }
}
