package fr.allset.tacite.renewal;

import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the notices. */
@Repository
class NonRenewals {

    private static final NumberSeries NUMBERS = new NumberSeries("DN", "non_renewal_number");

    private static final RowMapping<NonRenewal> NON_RENEWAL =
            RowMapping.of(NonRenewal.class).column("subscription", "subscription_number");

    private final JdbcClient jdbc;
    private final Clock clock;

    NonRenewals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String insert(NonRenewalRequest request, NonRenewalTerm term, String by, int year) {
        var number = NUMBERS.next(jdbc, year);
        jdbc.sql("""
                        insert into non_renewal (number, subscription_number, given_by, received_on, channel, evidence, recorded_at,
                            recorded_by, aimed_at, last_day, counts_for)
                        values (:number, :subscription, :givenBy, :receivedOn, :channel, :evidence, :recordedAt,
                            :recordedBy, :aimedAt, :lastDay, :countsFor)""")
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
                .update();
        return number;
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
