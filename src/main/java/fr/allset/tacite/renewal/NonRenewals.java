package fr.allset.tacite.renewal;

import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.subscription.NoticePeriod;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the notices. */
@Repository
class NonRenewals {

    private static final NumberSeries NUMBERS = new NumberSeries("DN", "non_renewal_number");

    private static final RowMapping<NonRenewal> NON_RENEWAL = RowMapping.of(NonRenewal.class)
            .column("subscription", "subscription_number")
            .column("notice.number", "notice_number")
            .column("notice.unit", "notice_unit")
            .column("notice.source", "notice_source");

    private final JdbcClient jdbc;
    private final Clock clock;

    NonRenewals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String insert(NonRenewalRequest request, NonRenewalTerm term, @Nullable NoticePeriod notice, String by, int year) {
        var number = NUMBERS.next(jdbc, year);
        jdbc.sql("""
                        insert into non_renewal (number, subscription_number, given_by, received_on, channel, evidence, recorded_at,
                            recorded_by, aimed_at, last_day, counts_for, notice_number, notice_unit, notice_source)
                        values (:number, :subscription, :givenBy, :receivedOn, :channel, :evidence, :recordedAt,
                            :recordedBy, :aimedAt, :lastDay, :countsFor, :noticeNumber, :noticeUnit, :noticeSource)""")
                .param("number", number)
                .param("subscription", request.subscription())
                .param("givenBy", request.givenBy())
                .param("receivedOn", request.receivedOn())
                .param("channel", request.channel())
                .param("evidence", request.evidence())
                .param("recordedAt", clock.instant())
                .param("recordedBy", by)
                .param("aimedAt", term.aimedAt())
                .param("lastDay", term.lastDay())
                .param("countsFor", term.countsFor())
                .param("noticeNumber", notice == null ? null : notice.number())
                .param("noticeUnit", notice == null ? null : notice.unit())
                .param("noticeSource", notice == null ? null : notice.source())
                .update();
        return number;
    }

    /** It was told late under a notice period that stood in no document, and is in time. */
    void countAnew(String number, NonRenewalTerm term, @Nullable NoticePeriod notice) {
        jdbc.sql("""
                        update non_renewal set last_day = :lastDay, counts_for = :countsFor, notice_number = :noticeNumber,
                            notice_unit = :noticeUnit, notice_source = :noticeSource, counted_anew = true
                        where number = :number""")
                .param("lastDay", term.lastDay())
                .param("countsFor", term.countsFor())
                .param("noticeNumber", notice == null ? null : notice.number())
                .param("noticeUnit", notice == null ? null : notice.unit())
                .param("noticeSource", notice == null ? null : notice.source())
                .param("number", number)
                .update();
    }

    /** Those that stand and were told late, of subscriptions that are served. */
    List<NonRenewal> late() {
        return jdbc.sql("""
                        select n.* from non_renewal n join subscription s on s.number = n.subscription_number
                        where n.withdrawn_at is null and n.counts_for > n.aimed_at and s.ended_on is null
                        order by n.number""").query(NON_RENEWAL).list();
    }

    void withdraw(String number, String by, String reason) {
        jdbc.sql("""
                        update non_renewal set withdrawn_at = :withdrawnAt, withdrawn_by = :withdrawnBy,
                            withdrawn_because = :withdrawnBecause
                        where number = :number""")
                .param("withdrawnAt", clock.instant())
                .param("withdrawnBy", by)
                .param("withdrawnBecause", reason)
                .param("number", number)
                .update();
    }

    Optional<NonRenewal> find(String number) {
        return jdbc.sql("select * from non_renewal where number = :number")
                .param("number", number)
                .query(NON_RENEWAL)
                .optional();
    }

    /** All of a subscription, oldest first. */
    List<NonRenewal> of(String subscription) {
        return jdbc.sql("select * from non_renewal where subscription_number = :subscription order by number")
                .param("subscription", subscription)
                .query(NON_RENEWAL)
                .list();
    }
}
