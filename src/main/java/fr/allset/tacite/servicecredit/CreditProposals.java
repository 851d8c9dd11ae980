package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the avoirs that need two. */
@Repository
class CreditProposals {

    private static final RowMapping<CreditProposal> PROPOSAL =
            RowMapping.of(CreditProposal.class).column("request", "request_number");

    private final JdbcClient jdbc;
    private final Clock clock;

    CreditProposals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param reason with {@code corrects} and {@code fingerprint}, where it corrects a note */
    void insert(
            String request,
            @Nullable String corrects,
            Euros amount,
            @Nullable String reason,
            @Nullable String fingerprint,
            String by) {
        jdbc.sql("""
                        insert into credit_proposal (request_number, corrects, amount, reason, fingerprint, proposed_by, proposed_at)
                        values (:request, :corrects, :amount, :reason, :fingerprint, :by, :now)""")
                .param("request", request)
                .param("corrects", corrects)
                .param("amount", amount)
                .param("reason", reason)
                .param("fingerprint", fingerprint)
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    /** All of a request, oldest first. */
    List<CreditProposal> of(String request) {
        return jdbc.sql("select * from credit_proposal where request_number = :request order by id")
                .param("request", request)
                .query(PROPOSAL)
                .list();
    }

    /** The last one of a request. */
    Optional<CreditProposal> last(String request) {
        return jdbc.sql("select * from credit_proposal where request_number = :request order by id desc limit 1")
                .param("request", request)
                .query(PROPOSAL)
                .optional();
    }

    /** The one that is open has been decided on. */
    void close(String request, boolean approved, String by, @Nullable String note) {
        jdbc.sql("""
                        update credit_proposal set approved = :approved, decided_by = :by, decided_at = :now, note = :note
                        where request_number = :request and approved is null""")
                .param("approved", approved)
                .param("by", by)
                .param("now", clock.instant())
                .param("note", note)
                .param("request", request)
                .update();
    }
}
