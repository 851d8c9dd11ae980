package fr.allset.tacite.failure;

import fr.allset.tacite.persistence.RecordParameters;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.terms.AgreedTerms;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the deadlines of restoration. */
@Repository
public class RestorationOutcomes {

    /** A row of {@code restoration_outcome}. */
    public static final RowMapping<RestorationOutcome> OUTCOME =
            RowMapping.of(RestorationOutcome.class).column("failure", "failure_number");

    private static final RowMapping<Agreed> AGREED = RowMapping.of(Agreed.class);

    private final JdbcClient jdbc;

    RestorationOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they began to run; the service before the equipment. */
    List<RestorationOutcome> of(String failure) {
        return jdbc.sql(
                        "select * from restoration_outcome where failure_number = :failure order by target desc, position")
                .param("failure", failure)
                .query(OUTCOME)
                .list();
    }

    /** The latest one of the service of each of these failures. */
    Map<String, RestorationOutcome> latestOfService(Collection<String> failures) {
        var latest = new HashMap<String, RestorationOutcome>();
        if (!failures.isEmpty()) {
            jdbc.sql("""
                            select * from restoration_outcome
                            where target = 'SERVICE' and failure_number in (:failures) order by position""")
                    .param("failures", failures)
                    .query(OUTCOME)
                    .list()
                    .forEach(outcome -> latest.put(outcome.failure(), outcome));
        }
        return latest;
    }

    void insert(RestorationOutcome outcome) {
        jdbc.sql("""
                        insert into restoration_outcome (failure_number, target, position, deadline)
                        values (:failure, :target, :position, :deadline)""").paramSource(RecordParameters.of(outcome)).update();
    }

    void update(RestorationOutcome outcome) {
        jdbc.sql("""
                        update restoration_outcome set deadline = :deadline, restored_at = :restoredAt, met = :met
                        where failure_number = :failure and target = :target and position = :position
                        """).paramSource(RecordParameters.of(outcome)).update();
    }

    /** Those that nothing will ever come of. */
    void deleteOpen(String failure) {
        jdbc.sql("delete from restoration_outcome where failure_number = :failure and met is null")
                .param("failure", failure)
                .update();
    }

    private record Agreed(String termsVersion, String agreedReadings) {}

    /** What the contracts of the subscriptions of a failure were signed under. */
    List<AgreedTerms> termsOf(String failure) {
        return jdbc.sql("""
                        select distinct u.terms_version, u.agreed_readings from subscription u
                        join notified_subscription s on s.subscription_number = u.number
                        join failure_notification n on n.number = s.notification_number
                        where n.failure_number = :failure
                        """).param("failure", failure).query(AGREED).list().stream()
                .map(agreed -> AgreedTerms.of(agreed.termsVersion(), agreed.agreedReadings()))
                .toList();
    }
}
