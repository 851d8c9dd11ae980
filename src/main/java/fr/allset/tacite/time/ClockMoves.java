package fr.allset.tacite.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Each move of the clock, and how far it has come: after a restart, or a kill on the way, time goes on from there. */
@Component
public class ClockMoves {

    private final JdbcClient jdbc;
    private final Clock wall = Clock.systemUTC();

    ClockMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A move begins; its number. */
    public long begin(String movedBy, Instant from, Instant to) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into clock_move (moved_by, moved_from, moved_to, reached, begun_at, reached_at)
                values (:movedBy, :from, :to, :from, :now, :now)
                """)
                .param("movedBy", movedBy)
                .param("from", stored(from))
                .param("to", stored(to))
                .param("now", stored(wall.instant()))
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    /** Said before anything happens at that instant, so that nothing that has happened is ever ahead of the clock. */
    public void reach(long id, Instant reached) {
        jdbc.sql("update clock_move set reached = ?, reached_at = ? where id = ?")
                .params(stored(reached), stored(wall.instant()), id)
                .update();
    }

    /** @param finished whether the clock has come to where it was to go */
    public ClockMove end(long id, int jobsExecuted, int jobsFailed, int notices, boolean finished) {
        jdbc.sql(
                        "update clock_move set reached_at = ?, jobs_executed = ?, jobs_failed = ?, notices = ?, finished = ? where id = ?")
                .params(stored(wall.instant()), jobsExecuted, jobsFailed, notices, finished, id)
                .update();
        return jdbc.sql("select * from clock_move where id = ?")
                .param(id)
                .query(ClockMoves::move)
                .single();
    }

    public Optional<ClockMove> last() {
        return last(1).stream().findFirst();
    }

    /** The latest first. */
    public List<ClockMove> last(int count) {
        return jdbc.sql("select * from clock_move order by id desc limit ?")
                .param(count)
                .query(ClockMoves::move)
                .list();
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    private static ClockMove move(ResultSet row, int number) throws SQLException {
        return new ClockMove(
                row.getLong("id"),
                row.getString("moved_by"),
                instant(row, "moved_from"),
                instant(row, "moved_to"),
                instant(row, "reached"),
                instant(row, "begun_at"),
                instant(row, "reached_at"),
                row.getInt("jobs_executed"),
                row.getInt("jobs_failed"),
                row.getInt("notices"),
                row.getBoolean("finished"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
