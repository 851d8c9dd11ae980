package fr.allset.tacite.renewal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the notices. */
@Repository
class NonRenewals {

    private final JdbcClient jdbc;
    private final Clock clock;

    NonRenewals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String insert(NonRenewalRequest request, NonRenewalTerm term, String by, int year) {
        long next = jdbc.sql("select nextval('non_renewal_number')")
                .query(Long.class)
                .single();
        var number = "DN-%d-%06d".formatted(year, next);
        jdbc.sql("""
                        insert into non_renewal (number, subscription_number, given_by, received_on, channel, evidence, recorded_at,
                            recorded_by, aimed_at, last_day, counts_for)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        request.subscription(),
                        request.givenBy().name(),
                        request.receivedOn(),
                        request.channel().name(),
                        request.evidence(),
                        now(),
                        by,
                        term.aimedAt(),
                        term.lastDay(),
                        term.countsFor())
                .update();
        return number;
    }

    void withdraw(String number, String by, String reason) {
        jdbc.sql("update non_renewal set withdrawn_at = ?, withdrawn_by = ?, withdrawn_because = ? where number = ?")
                .params(now(), by, reason, number)
                .update();
    }

    Optional<NonRenewal> find(String number) {
        return jdbc.sql("select * from non_renewal where number = ?")
                .param(number)
                .query(NonRenewals::nonRenewal)
                .optional();
    }

    /** All of a subscription, oldest first. */
    List<NonRenewal> of(String subscription) {
        return jdbc.sql("select * from non_renewal where subscription_number = ? order by number")
                .param(subscription)
                .query(NonRenewals::nonRenewal)
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static NonRenewal nonRenewal(ResultSet row, int index) throws SQLException {
        return new NonRenewal(
                row.getString("number"),
                row.getString("subscription_number"),
                NonRenewalParty.valueOf(row.getString("given_by")),
                row.getObject("received_on", LocalDate.class),
                NonRenewalChannel.valueOf(row.getString("channel")),
                row.getString("evidence"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                new NonRenewalTerm(
                        row.getObject("aimed_at", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getObject("counts_for", LocalDate.class)),
                instant(row.getObject("withdrawn_at", OffsetDateTime.class)),
                row.getString("withdrawn_because"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
