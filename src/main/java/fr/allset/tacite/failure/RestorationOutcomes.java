package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.Failures.instant;
import static fr.allset.tacite.failure.Failures.utc;
import static java.util.Objects.requireNonNull;

import fr.allset.tacite.failure.RestorationObjective.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the deadlines of restoration. */
@Repository
public class RestorationOutcomes {

    private final JdbcClient jdbc;

    RestorationOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they began to run; the service before the equipment. */
    List<RestorationOutcome> of(String failure) {
        return jdbc.sql("select * from restoration_outcome where failure_number = ? order by target desc, position")
                .param(failure)
                .query((row, index) -> outcome(row))
                .list();
    }

    /** The latest one of the service of each of these failures. */
    Map<String, RestorationOutcome> latestOfService(Collection<String> failures) {
        var latest = new HashMap<String, RestorationOutcome>();
        if (!failures.isEmpty()) {
            jdbc.sql(
                            "select * from restoration_outcome where target = 'SERVICE' and failure_number in (:failures) order by position")
                    .param("failures", failures)
                    .query((row, index) -> outcome(row))
                    .list()
                    .forEach(outcome -> latest.put(outcome.failure(), outcome));
        }
        return latest;
    }

    void insert(RestorationOutcome outcome) {
        jdbc.sql("insert into restoration_outcome (failure_number, target, position, deadline) values (?, ?, ?, ?)")
                .params(outcome.failure(), outcome.target().name(), outcome.position(), utc(outcome.deadline()))
                .update();
    }

    void update(RestorationOutcome outcome) {
        jdbc.sql(
                        "update restoration_outcome set deadline = ?, restored_at = ?, met = ? where failure_number = ? and target = ? and position = ?")
                .params(
                        utc(outcome.deadline()),
                        utc(outcome.restoredAt()),
                        outcome.met(),
                        outcome.failure(),
                        outcome.target().name(),
                        outcome.position())
                .update();
    }

    /** Those that nothing will ever come of. */
    void deleteOpen(String failure) {
        jdbc.sql("delete from restoration_outcome where failure_number = ? and met is null")
                .param(failure)
                .update();
    }

    /** The versions of the terms under which the subscriptions of a failure are held. */
    List<String> termsOf(String failure) {
        return jdbc.sql("""
                        select distinct u.terms_version from subscription u
                        join notified_subscription s on s.subscription_number = u.number
                        join failure_notification n on n.number = s.notification_number where n.failure_number = ?""").param(failure).query(String.class).list();
    }

    public static RestorationOutcome outcome(ResultSet row) throws SQLException {
        Instant deadline = requireNonNull(instant(row, "deadline"));
        return new RestorationOutcome(
                row.getString("failure_number"),
                Target.valueOf(row.getString("target")),
                row.getInt("position"),
                deadline,
                instant(row, "restored_at"),
                row.getObject("met", Boolean.class));
    }
}
