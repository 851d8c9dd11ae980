package fr.allset.tacite.microsoftfeed;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.text.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private final JdbcClient jdbc;
    private final Clock clock;

    MicrosoftReads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a reading has come to, and the page that comes next. */
    record Position(
            ReadSummary read,
            @Nullable String nextLink,
            @Nullable String markedLink) {}

    Optional<Position> find(long id) {
        return jdbc.sql(READS + "where r.id = ?")
                .param(id)
                .query(MicrosoftReads::position)
                .optional();
    }

    /** The latest of each feed of each tenant. */
    List<ReadSummary> latest() {
        return jdbc.sql(READS + """
                        where r.id in (select max(id) from microsoft_read group by tenant_id, feed)
                        order by case when t.customer_number is null then 0 else 1 end, t.id, r.feed desc""")
                .query((row, index) -> position(row, index).read())
                .list();
    }

    Optional<ReadSummary> latest(String tenant, Feed feed) {
        return jdbc.sql(READS + "where r.id = (select max(id) from microsoft_read where tenant_id = ? and feed = ?)")
                .params(tenant, feed.name())
                .query((row, index) -> position(row, index).read())
                .optional();
    }

    /** The latest that has ended. */
    Optional<ReadSummary> latestEnded(String tenant, Feed feed) {
        return jdbc.sql(
                        READS
                                + "where r.id = (select max(id) from microsoft_read where tenant_id = ? and feed = ? and ended_at is not null)")
                .params(tenant, feed.name())
                .query((row, index) -> position(row, index).read())
                .optional();
    }

    long insert(String tenant, Feed feed) {
        jdbc.sql("insert into microsoft_read (tenant_id, feed, started_at, answered_at) values (?, ?, ?, ?)")
                .params(tenant, feed.name(), now(), now())
                .update();
        return jdbc.sql("select max(id) from microsoft_read where tenant_id = ? and feed = ?")
                .params(tenant, feed.name())
                .query(Long.class)
                .single();
    }

    /** Microsoft has answered, if only that it is busy. */
    void answered(long id) {
        jdbc.sql("update microsoft_read set answered_at = ? where id = ?")
                .params(now(), id)
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
                        update microsoft_read set pages = pages + 1, items = items + ?, news = news + ?, set_aside = set_aside + ?, next_link = ?,
                            marked_link = ?, reason = coalesce(reason, ?), answered_at = ? where id = ? and pages = ? and ended_at is null""")
                        .params(
                                items,
                                news,
                                setAside,
                                nextLink,
                                markedLink,
                                shortened(missing),
                                now(),
                                before.read().id(),
                                before.read().pages())
                        .update()
                > 0;
    }

    /** Something of it will be missing. */
    void missing(long id, String reason) {
        jdbc.sql("update microsoft_read set reason = coalesce(reason, ?) where id = ?")
                .params(shortened(reason), id)
                .update();
    }

    /** @param reason null: what was noted on the way stays */
    void end(long id, ReadOutcome outcome, @Nullable String reason) {
        jdbc.sql(
                        "update microsoft_read set ended_at = ?, outcome = ?, reason = coalesce(?, reason), next_link = null, marked_link = null where id = ?")
                .params(now(), outcome.name(), shortened(reason), id)
                .update();
    }

    /** Forgets readings that have shown nothing new, so long after they have ended, but for the latest of each feed. */
    void forget(Duration after) {
        jdbc.sql("""
                        delete from microsoft_read where ended_at < ? and news = 0 and set_aside = 0
                            and id not in (select max(id) from microsoft_read group by tenant_id, feed)""")
                .param(OffsetDateTime.ofInstant(clock.instant().minus(after), ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String shortened(@Nullable String reason) {
        return reason == null ? null : PlainText.line(reason, LONGEST_REASON);
    }

    private static Position position(ResultSet row, int index) throws SQLException {
        var outcome = row.getString("outcome");
        return new Position(
                new ReadSummary(
                        row.getLong("id"),
                        row.getString("tenant_id"),
                        row.getString("name"),
                        Feed.valueOf(row.getString("feed")),
                        requireNonNull(instant(row, "started_at")),
                        requireNonNull(instant(row, "answered_at")),
                        instant(row, "ended_at"),
                        outcome == null ? null : ReadOutcome.valueOf(outcome),
                        row.getString("reason"),
                        row.getInt("pages"),
                        row.getInt("items"),
                        row.getInt("news"),
                        row.getInt("set_aside")),
                row.getString("next_link"),
                row.getString("marked_link"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
