package fr.allset.tacite.renewal;

import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The announcements that process owners have postponed: added, read, and never changed. */
@Repository
class RenewalNoticePostponements {

    private record Postponed(String notice, LocalDate postponedTo) {}

    private static final RowMapping<Postponed> POSTPONED = RowMapping.of(Postponed.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    RenewalNoticePostponements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The days that hold, by the codes of the announcements before {@code term}. */
    Map<String, LocalDate> before(String subscription, LocalDate term) {
        var days = new HashMap<String, LocalDate>();
        jdbc.sql("""
                        select notice, postponed_to from renewal_notice_postponement
                        where subscription_number = :subscription and term = :term order by id""")
                .param("subscription", subscription)
                .param("term", term)
                .query(POSTPONED)
                .list()
                .forEach(one -> days.put(one.notice(), one.postponedTo()));
        return days;
    }

    void add(String subscription, LocalDate term, RenewalNotice notice, LocalDate to, String reason, String by) {
        jdbc.sql("""
                        insert into renewal_notice_postponement (subscription_number, term, notice, planned_on, postponed_to, reason,
                            postponed_by, postponed_at)
                        values (:subscription, :term, :notice, :plannedOn, :postponedTo, :why, :by, :now)""")
                .param("subscription", subscription)
                .param("term", term)
                .param("notice", notice.code())
                .param("plannedOn", notice.day())
                .param("postponedTo", to)
                .param("why", reason)
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }
}
