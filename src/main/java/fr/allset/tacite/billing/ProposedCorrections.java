package fr.allset.tacite.billing;

import fr.allset.tacite.billing.ProposedCorrection.Status;
import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RecordParameters;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The corrections that need two, as they are stored: proposed once, decided once. */
@Repository
class ProposedCorrections {

    private static final NumberSeries NUMBERS = new NumberSeries("CF", "charge_correction_number");
    private static final RowMapping<ProposedCorrection> CORRECTION = RowMapping.of(ProposedCorrection.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    ProposedCorrections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next number of the series, which may have gaps. */
    String nextNumber(int year) {
        return NUMBERS.next(jdbc, year);
    }

    void insert(ProposedCorrection proposed) {
        jdbc.sql("""
                insert into charge_correction (number, charge_id, amount, reason, total_read, proposed_by, proposed_at, status)
                values (:number, :chargeId, :amount, :reason, :totalRead, :proposedBy, :proposedAt, :status)
                """).paramSource(RecordParameters.of(proposed)).update();
    }

    Optional<ProposedCorrection> find(String number) {
        return jdbc.sql("select * from charge_correction where number = :number")
                .param("number", number)
                .query(CORRECTION)
                .optional();
    }

    /** Those of a charge, oldest first. */
    List<ProposedCorrection> of(long chargeId) {
        return jdbc.sql("select * from charge_correction where charge_id = :chargeId order by number")
                .param("chargeId", chargeId)
                .query(CORRECTION)
                .list();
    }

    void decide(String number, Status status, String by, @Nullable String reason) {
        jdbc.sql("""
                        update charge_correction
                        set status = :status, decided_by = :by, decided_at = :now, decision_reason = :reason
                        where number = :number""")
                .param("status", status)
                .param("by", by)
                .param("now", clock.instant())
                .param("reason", reason)
                .param("number", number)
                .update();
    }
}
