package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The readings, each a row that grows with its pages. */
@Repository
class MicrosoftReads {

    private static final int LONGEST_REASON = 1000;

    private static final String READS =
            "select r.*, t.name from microsoft_read r join microsoft_tenant t on t.id = r.tenant_id ";

    private static final RowMapping<ReadSummary> READ =
            RowMapping.of(ReadSummary.class).column("tenant", "tenant_id").column("tenantName", "name");

    private static final RowMapping<Position> POSITION =
            RowMapping.of(Position.class).with("read", row -> row.as(READ));

    private final JdbcClient jdbc;
    private final Clock clock;

    MicrosoftReads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a reading has come to, and the page that comes next.
     *
     * @param refusal what Microsoft said when it was asked last, if it let nobody in
     */
    record Position(
            ReadSummary read,
            @Nullable String nextLink,
            @Nullable String markedLink,
            @Nullable String refusal) {}

    Optional<Position> find(long id) {
        return jdbc.sql(READS + "where r.id = :id")
                .param("id", id)
                .query(POSITION)
                .optional();
    }

    /** The latest of each feed of each tenant. */
    List<ReadSummary> latest() {
        return jdbc.sql(READS + """
                        where r.id in (select max(id) from microsoft_read group by tenant_id, feed)
                        order by case when t.customer_number is null then 0 else 1 end, t.id, r.feed desc""").query(READ).list();
    }

    Optional<ReadSummary> latest(String tenant, Feed feed) {
        return jdbc.sql(
                        READS
                                + "where r.id = (select max(id) from microsoft_read where tenant_id = :tenantId and feed = :feed)")
                .param("tenantId", tenant)
                .param("feed", feed)
                .query(READ)
                .optional();
    }

    /** The latest that has ended. */
    Optional<ReadSummary> latestEnded(String tenant, Feed feed) {
        return jdbc.sql(READS
                        + "where r.id = (select max(id) from microsoft_read"
                        + " where tenant_id = :tenantId and feed = :feed and ended_at is not null)")
                .param("tenantId", tenant)
                .param("feed", feed)
                .query(READ)
                .optional();
    }

    long insert(String tenant, Feed feed) {
        jdbc.sql("""
                            insert into microsoft_read (tenant_id, feed, started_at, answered_at)
                            values (:tenantId, :feed, :startedAt, :answeredAt)""")
                .param("tenantId", tenant)
                .param("feed", feed)
                .param("startedAt", clock.instant())
                .param("answeredAt", clock.instant())
                .update();
        return jdbc.sql("select max(id) from microsoft_read where tenant_id = :tenantId and feed = :feed")
                .param("tenantId", tenant)
                .param("feed", feed)
                .query(Long.class)
                .single();
    }

    /** Microsoft has answered, if only that it is busy. */
    void answered(long id) {
        answered(id, null);
    }

    /** Microsoft lets nobody in. */
    void refused(long id, String said) {
        answered(id, shortened(said));
    }

    private void answered(long id, @Nullable String refusal) {
        jdbc.sql("update microsoft_read set answered_at = :answeredAt, refusal = :refusal where id = :id")
                .param("answeredAt", clock.instant())
                .param("refusal", refusal)
                .param("id", id)
                .update();
    }

    /**
     * A page is on file.
     *
     * @return false when another has put it there meanwhile
     */
    boolean turn(
            Position before,
            @Nullable String nextLink,
            @Nullable String markedLink,
            int items,
            int news,
            int setAside,
            @Nullable String missing) {
        return jdbc.sql("""
                        update microsoft_read set pages = pages + 1, items = items + :items, news = news + :news,
                            set_aside = set_aside + :setAside, next_link = :nextLink,
                            marked_link = :markedLink, reason = coalesce(reason, :missing), answered_at = :now, refusal = null
                        where id = :id and pages = :pages and ended_at is null""")
                        .param("items", items)
                        .param("news", news)
                        .param("setAside", setAside)
                        .param("nextLink", nextLink)
                        .param("markedLink", markedLink)
                        .param("missing", shortened(missing))
                        .param("now", clock.instant())
                        .param("id", before.read().id())
                        .param("pages", before.read().pages())
                        .update()
                > 0;
    }

    /** Something of it will be missing. */
    void missing(long id, String reason) {
        jdbc.sql("update microsoft_read set reason = coalesce(reason, :reason) where id = :id")
                .param("reason", shortened(reason))
                .param("id", id)
                .update();
    }

    /** @param reason null: what was noted on the way stays */
    void end(long id, ReadOutcome outcome, @Nullable String reason) {
        jdbc.sql("""
                            update microsoft_read set ended_at = :now, outcome = :outcome,
                                reason = coalesce(:reason, reason), next_link = null, marked_link = null
                            where id = :id""")
                .param("now", clock.instant())
                .param("outcome", outcome)
                .param("reason", shortened(reason))
                .param("id", id)
                .update();
    }

    /** Forgets readings that have shown nothing new, so long after they have ended, but for the latest of each feed. */
    void forget(Duration after) {
        jdbc.sql("""
                        delete from microsoft_read where ended_at < :endedAt and news = 0 and set_aside = 0
                            and id not in (select max(id) from microsoft_read group by tenant_id, feed)
                            """).param("endedAt", clock.instant().minus(after)).update();
    }

    private static @Nullable String shortened(@Nullable String reason) {
        return reason == null ? null : PlainText.line(reason, LONGEST_REASON);
    }
}
