package fr.allset.tacite.servicecredit;

import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the days for which credits wait, and of those that were issued early. */
@Repository
class IssueDays {

    private static final RowMapping<PlannedIssue> PLANNED = RowMapping.of(PlannedIssue.class)
            .column("request", "request_number")
            .column("month", "credit_month");
    private static final RowMapping<EarlyIssue> EARLY = RowMapping.of(EarlyIssue.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    IssueDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void plan(String request, IssueDay day, @Nullable String reason, String by) {
        jdbc.sql("""
                        insert into planned_credit_issue (request_number, issue_on, amount, planned_by, planned_at, reason)
                        values (:request, :day, :amount, :by, :now, :reason)""")
                .param("request", request)
                .param("day", day.best())
                .param("amount", day.amount())
                .param("by", by)
                .param("now", clock.instant())
                .param("reason", reason)
                .update();
    }

    /** It does not wait any more. */
    void forget(String request) {
        jdbc.sql("delete from planned_credit_issue where request_number = :request")
                .param("request", request)
                .update();
    }

    Optional<PlannedIssue> planned(String request) {
        return jdbc.sql("""
                        select p.*, r.credit_month from planned_credit_issue p join credit_request r on r.number = p.request_number
                        where p.request_number = :request""").param("request", request).query(PLANNED).optional();
    }

    /** Those of other requests of a subscription. */
    List<PlannedIssue> plannedBeside(String request, String subscription) {
        return jdbc.sql("""
                        select p.*, r.credit_month from planned_credit_issue p join credit_request r on r.number = p.request_number
                        where r.subscription_number = :subscription and p.request_number <> :request
                        order by p.issue_on, p.request_number""")
                .param("subscription", subscription)
                .param("request", request)
                .query(PLANNED)
                .list();
    }

    void early(String request, EarlyIssue.Wish wish, IssueDay day, String by) {
        jdbc.sql("""
                        insert into early_credit_issue (request_number, ground, reason, issue_on, amount, better_on, better_amount,
                            decided_by, decided_at)
                        values (:request, :ground, :reason, :day, :amount, :betterOn, :betterAmount, :by, :now)""")
                .param("request", request)
                .param("ground", wish.ground())
                .param("reason", wish.reason())
                .param("day", day.today())
                .param("amount", day.amountToday())
                .param("betterOn", day.best())
                .param("betterAmount", day.amount())
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    /** The last decision to issue early; none when nobody has decided so. */
    Optional<EarlyIssue> early(String request) {
        return jdbc.sql("select * from early_credit_issue where request_number = :request order by id desc limit 1")
                .param("request", request)
                .query(EARLY)
                .optional();
    }
}
