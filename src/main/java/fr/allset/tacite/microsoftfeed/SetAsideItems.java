package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Microsoft has sent and nobody could read: kept once, for a person to decide, while the rest goes on. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class SetAsideItems {

    /** As much of it as a person needs to recognise it, in characters. */
    static final int LONGEST_CONTENT = 3500;

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_ID = 100;

    private static final String ITEMS =
            "select i.*, t.name from set_aside_item i join microsoft_tenant t on t.id = i.tenant_id ";

    private static final RowMapping<SetAsideItem> ITEM =
            RowMapping.of(SetAsideItem.class).column("tenant", "tenant_id").column("tenantName", "name");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SetAsideItems(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Those that nobody has decided on, oldest first. */
    @Transactional(readOnly = true)
    public List<SetAsideItem> open() {
        return jdbc.sql(ITEMS + "where i.decided_at is null order by i.id")
                .query(ITEM)
                .list();
    }

    /** @throws Refusal {@code unknown-set-aside-item} */
    @Transactional(readOnly = true)
    public SetAsideItem find(long id) {
        return jdbc.sql(ITEMS + "where i.id = :id")
                .param("id", id)
                .query(ITEM)
                .optional()
                .orElseThrow(() -> Refusal.notFound("unknown-set-aside-item", Long.toString(id)));
    }

    /**
     * The item waits for a person.
     *
     * @throws OutOfTurn when it does not, or there is none
     */
    @Transactional(readOnly = true)
    public void requireOpen(long id) {
        if (open().stream().noneMatch(item -> item.id() == id)) {
            throw new OutOfTurn("Item " + id + " is not set aside any more: there is nothing to decide on it");
        }
    }

    /**
     * A person decides, in words that stay with it; whatever comes of them is done elsewhere.
     *
     * @throws Refusal {@code unknown-set-aside-item}, {@code set-aside-decision-missing}, {@code reason-too-long};
     *                 {@code set-aside-item-decided} when somebody was faster
     */
    public void decide(long id, @Nullable String decision, String by) {
        if (decision == null || decision.isBlank()) {
            throw Refusal.unprocessable("set-aside-decision-missing", "decision");
        }
        var words = StatedReason.of(decision);
        find(id);
        if (!decided(id, words, by)) {
            throw Refusal.conflict("set-aside-item-decided", Long.toString(id));
        }
    }

    /** Sets aside what is not known yet. Once decided on, the same thing is no news. */
    void record(String tenant, Feed feed, Collection<UnreadItem> items) {
        for (var item : items) {
            boolean known = jdbc.sql("""
                            select count(*) from set_aside_item
                            where tenant_id = :tenantId and feed = :feed and content_hash = :contentHash""")
                            .param("tenantId", tenant)
                            .param("feed", feed)
                            .param("contentHash", item.hash())
                            .query(Long.class)
                            .single()
                    > 0;
            if (!known) {
                jdbc.sql("""
                                insert into set_aside_item (tenant_id, feed, item_id, content_hash, reason, content, set_aside_at)
                                values (:tenantId, :feed, :itemId, :contentHash, :reason, :content, :setAsideAt)""")
                        .param("tenantId", tenant)
                        .param("feed", feed)
                        .param("itemId", item.id() == null ? null : PlainText.line(item.id(), LONGEST_ID))
                        .param("contentHash", item.hash())
                        .param("reason", PlainText.line(item.reason(), LONGEST_REASON))
                        .param("content", PlainText.shortened(PlainText.lines(item.content()), LONGEST_CONTENT))
                        .param("setAsideAt", clock.instant())
                        .update();
                events.publishEvent(new ItemSetAside(jdbc.sql("""
                                select id from set_aside_item
                                where tenant_id = :tenantId and feed = :feed and content_hash = :contentHash""")
                        .param("tenantId", tenant)
                        .param("feed", feed)
                        .param("contentHash", item.hash())
                        .query(Long.class)
                        .single()));
            }
        }
    }

    /** What was set aside under these numbers can be read at last. */
    void read(String tenant, Feed feed, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var settled = jdbc.sql("""
                            select id from set_aside_item
                            where tenant_id = :tenant and feed = :feed and decided_at is null and item_id in (:ids)""")
                .param("tenant", tenant)
                .param("feed", feed)
                .param("ids", ids)
                .query(Long.class)
                .list();
        for (long id : settled) {
            if (decided(id, "Une lecture ultérieure l'a lu.", SubscriptionDiary.TACITE)) {
                events.publishEvent(new SetAsideItemRead(id));
            }
        }
    }

    private boolean decided(long id, String words, String by) {
        return jdbc.sql("""
                            update set_aside_item set decided_at = :decidedAt, decided_by = :decidedBy, decision = :decision
                            where id = :id and decided_at is null""")
                        .param("decidedAt", clock.instant())
                        .param("decidedBy", by)
                        .param("decision", words)
                        .param("id", id)
                        .update()
                > 0;
    }
}
