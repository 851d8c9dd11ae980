package fr.allset.tacite.notification;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.Row;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.persistence.TextSearch;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Every notice, to be recorded and to be read again. */
@Component
@Transactional
public class Notices {

    private static final RowMapping<RecordedNotice> RECORDED = RowMapping.of(RecordedNotice.class)
            .column("notice.key", "notice_key")
            .with("sentAt", Notices::sentAt);

    private static final RowMapping<NoticeAttachment> ATTACHMENT = RowMapping.of(NoticeAttachment.class);
    private static final RowMapping<NoticeBounce> BOUNCE =
            RowMapping.of(NoticeBounce.class).column("notice", "notice_id").with("sentAt", Notices::sentAt);

    private static final RowMapping<Last> LAST = RowMapping.of(Last.class);

    private static final String MATCHING =
            " from notice where " + TextSearch.in("about", "customer_number", "recipient_name", "recipient_address");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final MailSettings mail;
    private final TransactionTemplate savepoint;

    Notices(
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock,
            MailSettings mail,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.mail = mail;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Records the notice in the caller's transaction, to be sent once that has committed. A key is recorded once. With a key that is known
     * the first notice is returned and nothing is sent. That holds also for one that another transaction is recording at this moment.
     *
     */
    public RecordedNotice record(Notice notice) {
        return record(notice, List.of());
    }

    /** As {@link #record(Notice)}, with files that go with it; they are recorded with it and sent with every try. */
    public RecordedNotice record(Notice notice, List<NoticeAttachment> attachments) {
        return findByKey(notice.key()).orElseGet(() -> recordFirst(notice, attachments, null));
    }

    /**
     * As {@link #record(Notice)}, with a letter that speaks of something that is to come.
     *
     * @param usefulUntil the moment from which on it is of no use: what has not gone out by then is a person's to decide on
     */
    public RecordedNotice record(Notice notice, Instant usefulUntil) {
        return findByKey(notice.key()).orElseGet(() -> recordFirst(notice, List.of(), usefulUntil));
    }

    private RecordedNotice recordFirst(
            Notice notice, List<NoticeAttachment> attachments, @Nullable Instant usefulUntil) {
        long id;
        try {
            // behind a savepoint: PostgreSQL ends a transaction at its first error, and the caller's must live on
            id = requireNonNull(savepoint.execute(behindSavepoint -> insert(notice, attachments, usefulUntil)));
        } catch (DuplicateKeyException recordedMeanwhile) {
            return findByKey(notice.key()).orElseThrow(() -> recordedMeanwhile);
        }
        events.publishEvent(new NoticeRecorded(id));
        return find(id).orElseThrow();
    }

    private long insert(Notice notice, List<NoticeAttachment> attachments, @Nullable Instant usefulUntil) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into notice (message_id, notice_key, kind, about, customer_number,
                        recipient_name, recipient_address, subject, body, recorded_at, useful_until, status)
                values (:messageId, :key, :kind, :about, :customerNumber,
                        :recipientName, :recipientAddress, :subject, :body, :recordedAt, :usefulUntil, 'RECORDED')
                """)
                .param("messageId", "<" + UUID.randomUUID() + "@" + mail.domain() + ">")
                .param("key", notice.key())
                .param("kind", notice.kind())
                .param("about", notice.about())
                .param("customerNumber", notice.customerNumber())
                .param("recipientName", notice.recipientName())
                .param("recipientAddress", notice.recipientAddress())
                .param("subject", notice.subject())
                .param("body", notice.body())
                .param("recordedAt", clock.instant())
                .param("usefulUntil", usefulUntil)
                .update(id, "id");
        long recorded = requireNonNull(id.getKey()).longValue();
        for (int i = 0; i < attachments.size(); i++) {
            var attachment = attachments.get(i);
            jdbc.sql("""
                    insert into notice_attachment (notice_id, position, name, media_type, content)
                    values (:noticeId, :position, :name, :mediaType, :content)""")
                    .param("noticeId", recorded)
                    .param("position", i + 1)
                    .param("name", attachment.name())
                    .param("mediaType", attachment.mediaType())
                    .param("content", attachment.content())
                    .update();
        }
        return recorded;
    }

    /** The files that go with a notice, in their order. */
    @Transactional(readOnly = true)
    public List<NoticeAttachment> attachments(long id) {
        return jdbc.sql(
                        "select name, media_type, content from notice_attachment where notice_id = :noticeId order by position")
                .param("noticeId", id)
                .query(ATTACHMENT)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<RecordedNotice> find(long id) {
        return jdbc.sql("select * from notice where id = :id")
                .param("id", id)
                .query(RECORDED)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<RecordedNotice> findByKey(String key) {
        return jdbc.sql("select * from notice where notice_key = :key")
                .param("key", key)
                .query(RECORDED)
                .optional();
    }

    /** Those among our letters that went out under these {@code Message-ID}s, angle brackets included; oldest first. */
    @Transactional(readOnly = true)
    public List<RecordedNotice> sentAs(Collection<String> messageIds) {
        return messageIds.isEmpty()
                ? List.of()
                : jdbc.sql("select * from notice where message_id in (:ids) order by id")
                        .param("ids", messageIds)
                        .query(RECORDED)
                        .list();
    }

    /** Our letters that a mail server took for one of these addresses, at {@code since} or later; oldest first. */
    @Transactional(readOnly = true)
    public List<RecordedNotice> sentTo(Collection<String> addresses, Instant since) {
        return addresses.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select * from notice where recipient_address in (:addresses) and sent_at >= :since order by id")
                        .param("addresses", addresses)
                        .param("since", since)
                        .query(RECORDED)
                        .list();
    }

    /** All that are about one of these numbers, oldest first. */
    @Transactional(readOnly = true)
    public List<RecordedNotice> about(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbc.sql("select * from notice where about in (:numbers) order by id")
                        .param("numbers", numbers)
                        .query(RECORDED)
                        .list();
    }

    /** When a notice of one of these kinds was recorded last about each of the numbers; those about which none was are not in it. */
    @Transactional(readOnly = true)
    public Map<String, Instant> lastAbout(Collection<String> numbers, Collection<String> kinds) {
        var last = new HashMap<String, Instant>();
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            select about, max(recorded_at) as recorded_at from notice
                            where about in (:numbers) and kind in (:kinds) group by about""")
                    .param("numbers", numbers)
                    .param("kinds", kinds)
                    .query(LAST)
                    .list()
                    .forEach(recorded -> last.put(recorded.about(), recorded.recordedAt()));
        }
        return last;
    }

    /** Those of the numbers about which a notice could not be delivered, and nobody has decided yet what becomes of it. */
    @Transactional(readOnly = true)
    public Set<String> undelivered(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select distinct about from notice
                        where about in (:numbers) and status = 'FAILED' and abandoned_because is null""")
                        .param("numbers", numbers)
                        .query(String.class)
                        .list());
    }

    /** That these letters came back, oldest first. */
    @Transactional(readOnly = true)
    public List<NoticeBounce> bouncesOf(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from notice_bounce where notice_id in (:ids) order by id")
                        .param("ids", ids)
                        .query(BOUNCE)
                        .list();
    }

    @Transactional(readOnly = true)
    public Optional<NoticeBounce> bounce(long id) {
        return jdbc.sql("select * from notice_bounce where id = :id")
                .param("id", id)
                .query(BOUNCE)
                .optional();
    }

    /**
     * Notices, newest first.
     *
     * @param page counted from 0
     * @param search what the number they are about, the customer number, or the recipient's name or address contains; empty for all
     */
    @Transactional(readOnly = true)
    public Page<RecordedNotice> list(int page, int size, String search) {
        var text = TextSearch.pattern(search);
        long total = jdbc.sql("select count(*)" + MATCHING)
                .param("text", text)
                .query(Long.class)
                .single();
        var notices = jdbc.sql("select *" + MATCHING + " order by id desc limit :size offset :from")
                .param("text", text)
                .param("size", size)
                .param("from", (long) page * size)
                .query(RECORDED)
                .list();
        return new Page<>(notices, page, size, total);
    }

    /**
     * All that was written to a customer, newest first.
     *
     * @param page counted from 0
     */
    @Transactional(readOnly = true)
    public Page<RecordedNotice> to(String customerNumber, int page, int size) {
        long total = jdbc.sql("select count(*) from notice where customer_number = :customer")
                .param("customer", customerNumber)
                .query(Long.class)
                .single();
        var notices = jdbc.sql("""
                        select * from notice where customer_number = :customer
                        order by id desc limit :size offset :from""")
                .param("customer", customerNumber)
                .param("size", size)
                .param("from", (long) page * size)
                .query(RECORDED)
                .list();
        return new Page<>(notices, page, size, total);
    }

    /** To the microsecond, as it was stored once: proofs that customers have hold it, and their bytes are made again. */
    private static @Nullable Instant sentAt(Row row) throws SQLException {
        var stored = row.orNull("sent_at", OffsetDateTime.class);
        return stored == null ? null : stored.toInstant();
    }

    private record Last(String about, Instant recordedAt) {}
}
