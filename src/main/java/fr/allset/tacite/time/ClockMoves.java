package fr.allset.tacite.time;

import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** Each move of the clock, and how far it has come: after a restart, or a kill on the way, time goes on from there. */
@Component
public class ClockMoves {

    private static final RowMapping<ClockMove> MOVE =
            RowMapping.of(ClockMove.class).column("from", "moved_from").column("to", "moved_to");

    private final JdbcClient jdbc;
    private final Clock wall = Clock.tickMillis(ZoneOffset.UTC);

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
                .param("from", from)
                .param("to", to)
                .param("now", wall.instant())
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    /** Said before anything happens at that instant, so that nothing that has happened is ever ahead of the clock. */
    public void reach(long id, Instant reached) {
        jdbc.sql("update clock_move set reached = :reached, reached_at = :reachedAt where id = :id")
                .param("reached", reached)
                .param("reachedAt", wall.instant())
                .param("id", id)
                .update();
    }

    /**
     * It is over.
     *
     * @param finished       whether the clock has come to where it was to go
     * @param stoppedBecause why it has not, of at most 400 characters, if something on the way is to blame
     */
    public ClockMove end(
            long id, int jobsExecuted, int jobsFailed, int notices, boolean finished, @Nullable String stoppedBecause) {
        jdbc.sql("""
                        update clock_move set reached_at = :reachedAt, jobs_executed = :jobsExecuted,
                            jobs_failed = :jobsFailed, notices = :notices, finished = :finished,
                            stopped_because = :stoppedBecause
                        where id = :id""")
                .param("reachedAt", wall.instant())
                .param("jobsExecuted", jobsExecuted)
                .param("jobsFailed", jobsFailed)
                .param("notices", notices)
                .param("finished", finished)
                .param("stoppedBecause", stoppedBecause)
                .param("id", id)
                .update();
        return jdbc.sql("select * from clock_move where id = :id")
                .param("id", id)
                .query(MOVE)
                .single();
    }

    public Optional<ClockMove> last() {
        return last(1).stream().findFirst();
    }

    /** The latest first. */
    public List<ClockMove> last(int count) {
        return jdbc.sql("select * from clock_move order by id desc limit :limit")
                .param("limit", count)
                .query(MOVE)
                .list();
    }
}
