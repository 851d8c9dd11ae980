package fr.allset.tacite.decision;

import fr.allset.tacite.money.Euros;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which acts need two, above which amounts: data of the organisation. */
@Repository
public class ApprovalRules {

    /** What may need two. */
    public enum Act {
        /** A termination that one person has asked for and answered for the client (art. 5). */
        TERMINATION,
        /** The waiver of a termination's fee (art. 5). */
        WAIVER,
        /** The correction of a charge by hand (art. 6). */
        CHARGE_CORRECTION,
        /** An avoir, and the correction of one (art. 3). */
        CREDIT_NOTE
    }

    private final JdbcClient jdbc;

    ApprovalRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether one person alone is not enough. */
    public boolean needsTwo(Act act, Euros amount) {
        return jdbc.sql("""
                        select count(*) from approval_rule
                        where act = :act and (above_cents is null or above_cents < :amount)""")
                        .param("act", act)
                        .param("amount", amount)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The amount above which it needs two, excluding tax; none where it always does, or never. */
    public Optional<Euros> threshold(Act act) {
        return jdbc.sql("select above_cents from approval_rule where act = :act and above_cents is not null")
                .param("act", act)
                .query(Long.class)
                .optional()
                .map(Euros::ofCents);
    }
}
