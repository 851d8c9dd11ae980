package fr.allset.tacite.decision;

import fr.allset.tacite.decision.ApprovalRules.Act;
import fr.allset.tacite.decision.Threshold.Duty;
import fr.allset.tacite.decision.ThresholdChange.Status;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The thresholds of what needs two, for administrators. Where there is a second one, a change is proposed, and the other decides on it.
 * The rule that two are needed is not one person's to take away.
 */
@Service
@Transactional
public class Thresholds {

    private static final Logger log = LoggerFactory.getLogger(Thresholds.class);

    private static final RowMapping<Stored> STORED = RowMapping.of(Stored.class);
    private static final RowMapping<ThresholdChange> CHANGE = RowMapping.of(ThresholdChange.class)
            .column("before.duty", "before_duty")
            .column("before.above", "before_cents")
            .column("after.duty", "after_duty")
            .column("after.above", "after_cents");

    private final JdbcClient jdbc;
    private final Logins logins;
    private final Clock clock;

    Thresholds(JdbcClient jdbc, Logins logins, Clock clock) {
        this.jdbc = jdbc;
        this.logins = logins;
        this.clock = clock;
    }

    /** From where on that act needs two. */
    @Transactional(readOnly = true)
    public Threshold of(Act act) {
        return jdbc.sql("select above_cents from approval_rule where act = :act")
                .param("act", act)
                .query(STORED)
                .optional()
                .map(Stored::threshold)
                .orElse(Threshold.NEVER);
    }

    /** All that was changed or proposed, newest first. */
    @Transactional(readOnly = true)
    public List<ThresholdChange> history() {
        return jdbc.sql("select * from approval_rule_change order by id desc")
                .query(CHANGE)
                .list();
    }

    /** Whether a change by that administrator waits for another one. */
    @Transactional(readOnly = true)
    public boolean needsAnother(String administrator) {
        return logins.all().stream()
                .anyMatch(login -> isAdministrator(login) && !login.username().equals(administrator));
    }

    /**
     * Changes a threshold, or proposes to where there is another administrator.
     *
     * @param reason why; it stays in the history
     * @throws Refusal {@code threshold-of-administrators}, {@code threshold-same}, {@code threshold-under-way} while another change of it
     *     is open, {@code reason-missing}, {@code reason-too-long}
     */
    public ThresholdChange change(Act act, Threshold wanted, @Nullable String reason, String by) {
        requireAdministrator(by);
        var stated = StatedReason.of(reason);
        var before = of(act);
        if (before.equals(wanted)) {
            throw Refusal.conflict("threshold-same", wanted.inFrench());
        }
        boolean proposed = needsAnother(by);
        long id = insert(act, before, wanted, stated, by);
        if (!proposed) {
            decide(id, Status.IN_FORCE, null, null);
            put(act, wanted);
        }
        log.info(
                "Threshold {}: {} from {} to {} by {}",
                proposed ? "change proposed" : "changed",
                act,
                before.inFrench(),
                wanted.inFrench(),
                by);
        return find(id);
    }

    /**
     * Another administrator approves: the threshold is in force.
     *
     * @throws Refusal {@code threshold-of-administrators}, {@code unknown-threshold-change}, {@code threshold-decided},
     *     {@code threshold-own-proposal}, {@code threshold-changed-meanwhile}
     */
    public void approve(long id, String by) {
        var change = open(id);
        requireAnother(change, by);
        var act = Act.valueOf(change.act());
        if (!of(act).equals(change.before())) {
            throw Refusal.conflict("threshold-changed-meanwhile", of(act).inFrench());
        }
        decide(id, Status.IN_FORCE, by, null);
        put(act, change.after());
        log.info("Threshold changed: {} to {} by {} and {}", act, change.after().inFrench(), change.proposedBy(), by);
    }

    /**
     * Another administrator refuses: the threshold stays.
     *
     * @throws Refusal {@code threshold-of-administrators}, {@code unknown-threshold-change}, {@code threshold-decided},
     *     {@code threshold-own-proposal}, {@code reason-missing}, {@code reason-too-long}
     */
    public void refuse(long id, @Nullable String reason, String by) {
        var stated = StatedReason.of(reason);
        var change = open(id);
        requireAnother(change, by);
        decide(id, Status.REFUSED, by, stated);
        log.info("Threshold change refused: {} by {}", change.act(), by);
    }

    /**
     * Whoever has proposed it takes it back.
     *
     * @throws Refusal {@code unknown-threshold-change}, {@code threshold-decided}, {@code not-yours-to-withdraw}
     */
    public void withdraw(long id, String by) {
        var change = open(id);
        if (!change.proposedBy().equals(by)) {
            throw Refusal.conflict("not-yours-to-withdraw", change.proposedBy());
        }
        decide(id, Status.WITHDRAWN, by, null);
    }

    // ----

    private void requireAdministrator(String by) {
        if (logins.find(by).filter(Thresholds::isAdministrator).isEmpty()) {
            throw Refusal.conflict("threshold-of-administrators");
        }
    }

    private void requireAnother(ThresholdChange change, String by) {
        requireAdministrator(by);
        if (change.proposedBy().equals(by)) {
            throw Refusal.conflict("threshold-own-proposal");
        }
    }

    private static boolean isAdministrator(Login login) {
        return login.enabled() && login.role() == Role.ADMIN;
    }

    private long insert(Act act, Threshold before, Threshold after, String reason, String by) {
        try {
            jdbc.sql("""
                    insert into approval_rule_change
                        (act, before_duty, before_cents, after_duty, after_cents, reason, proposed_by, proposed_at, status, open_act)
                    values (:act, :beforeDuty, :beforeCents, :afterDuty, :afterCents, :reason, :by, :now, 'PROPOSED', :act)""")
                    .param("act", act)
                    .param("beforeDuty", before.duty())
                    .param("beforeCents", before.above())
                    .param("afterDuty", after.duty())
                    .param("afterCents", after.above())
                    .param("reason", reason)
                    .param("by", by)
                    .param("now", clock.instant())
                    .update();
        } catch (DuplicateKeyException another) {
            throw Refusal.conflict("threshold-under-way");
        }
        return jdbc.sql("select id from approval_rule_change where open_act = :act")
                .param("act", act)
                .query(Long.class)
                .single();
    }

    private void put(Act act, Threshold threshold) {
        jdbc.sql("delete from approval_rule where act = :act").param("act", act).update();
        if (threshold.duty() != Duty.NEVER) {
            jdbc.sql("insert into approval_rule (act, above_cents) values (:act, :above)")
                    .param("act", act)
                    .param("above", threshold.above())
                    .update();
        }
    }

    private void decide(long id, Status status, @Nullable String by, @Nullable String reason) {
        jdbc.sql("""
                update approval_rule_change
                set status = :status, open_act = null, decided_by = :by, decided_at = :now, decision_reason = :reason
                where id = :id""")
                .param("status", status)
                .param("by", by)
                .param("now", clock.instant())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private ThresholdChange find(long id) {
        return jdbc.sql("select * from approval_rule_change where id = :id")
                .param("id", id)
                .query(CHANGE)
                .single();
    }

    /** Held, so that of two who decide at once the second finds it decided. */
    private ThresholdChange open(long id) {
        var change = jdbc.sql("select * from approval_rule_change where id = :id for update")
                .param("id", id)
                .query(CHANGE)
                .optional()
                .orElseThrow(() -> Refusal.notFound("unknown-threshold-change"));
        if (change.status() != Status.PROPOSED) {
            throw Refusal.conflict("threshold-decided");
        }
        return change;
    }

    private record Stored(Optional<Euros> aboveCents) {

        Threshold threshold() {
            return aboveCents
                    .map(amount -> new Threshold(Duty.ABOVE, Optional.of(amount)))
                    .orElse(Threshold.ALWAYS);
        }
    }
}
