package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The runs of the monthly charges: one a month, one after the other, exactly one of them open. None is left out, so that months missed
 * while Tacite stood still are caught up.
 */
@Repository
@Transactional
public class MonthlyRuns {

    private static final RowMapping<YearMonth> MONTH = RowMapping.of(YearMonth.class);
    private static final RowMapping<MonthlyRun> RUN =
            RowMapping.of(MonthlyRun.class).column("month", "run_month");
    private static final RowMapping<Standing> STANDING = RowMapping.of(Standing.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MonthlyRuns(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sees to it that a run is open: the very first one is that of the month after the current one. Announces the open run in any case
     * ({@link MonthOpened}), since its process may have been lost.
     */
    public void openFirst() {
        var open = lockOpen();
        if (open.isEmpty()) {
            open(lastClosed()
                    .map(month -> month.plusMonths(1))
                    .orElseGet(() -> YearMonth.from(ContractTime.today(clock)).plusMonths(1)));
        } else {
            events.publishEvent(new MonthOpened(open.get()));
        }
    }

    private void open(YearMonth month) {
        jdbc.sql("insert into charge_run (run_month, opened_at) values (:month, :now)")
                .param("month", month)
                .param("now", clock.instant())
                .update();
        events.publishEvent(new MonthOpened(month));
    }

    /**
     * The month has come: from now on whatever starts or changes in it is charged when it does. The run may have passed it by.
     *
     * @throws OutOfTurn before its first day, or when no run of it is open
     *
     */
    public void begin(YearMonth month) {
        existing(month);
        if (YearMonth.from(ContractTime.today(clock)).isBefore(month)) {
            throw new OutOfTurn(
                    "The charges of " + month + " are due from its first day on and not before",
                    ContractTime.startOf(month.atDay(1)));
        }
        jdbc.sql("update charge_run set begun_at = :now where run_month = :month and begun_at is null")
                .param("now", clock.instant())
                .param("month", month)
                .update();
    }

    /**
     * How far a run has come.
     *
     * @param chargedUpTo the last subscription that has been charged, in the order of the numbers; empty at first
     * @param allCharged  whether none is left
     */
    record Standing(String chargedUpTo, boolean allCharged) {}

    /** @throws OutOfTurn when the run has not begun */
    Standing standing(YearMonth month) {
        if (existing(month).begunAt() == null) {
            throw new OutOfTurn("The run of " + month + " has not begun: nothing is charged for it yet");
        }
        return jdbc.sql("select charged_up_to, all_charged from charge_run where run_month = :month")
                .param("month", month)
                .query(STANDING)
                .single();
    }

    private MonthlyRun existing(YearMonth month) {
        return find(month).orElseThrow(() -> new OutOfTurn("No run of the charges of " + month + " is open"));
    }

    /** A run has come farther; after the subscriptions are held, so that nobody waits in a circle. */
    @Transactional(propagation = Propagation.MANDATORY)
    void advance(YearMonth month, Standing standing) {
        jdbc.sql("update charge_run set charged_up_to = :upTo, all_charged = :all where run_month = :month")
                .param("upTo", standing.chargedUpTo())
                .param("all", standing.allCharged())
                .param("month", month)
                .update();
    }

    /** Adds to the run's counts what it has charged in this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void count(YearMonth month, List<NewCharge> charges) {
        if (!charges.isEmpty()) {
            jdbc.sql(
                            "update charge_run set charged = charged + :charged, amount = amount + :amount where run_month = :month")
                    .param("charged", charges.size())
                    .param(
                            "amount",
                            Euros.sum(charges.stream().map(NewCharge::amount).toList()))
                    .param("month", month)
                    .update();
        }
    }

    /**
     * The month is done, and the run of the next one is open; once.
     *
     * @throws OutOfTurn while subscriptions are left to be charged
     */
    public void close(YearMonth month) {
        if (existing(month).closedAt() != null) {
            return;
        }
        if (!standing(month).allCharged()) {
            throw new OutOfTurn("The run of " + month + " has not charged every subscription: it is not closed");
        }
        if (jdbc.sql("update charge_run set closed_at = :now where run_month = :month and closed_at is null")
                        .param("now", clock.instant())
                        .param("month", month)
                        .update()
                == 1) {
            open(month.plusMonths(1));
        }
    }

    /** The last month whose run is done. */
    @Transactional(readOnly = true)
    public Optional<YearMonth> lastClosed() {
        return last("closed_at");
    }

    /** The last month that is charged: whose run is done or under way. */
    @Transactional(readOnly = true)
    public Optional<YearMonth> lastBegun() {
        return last("begun_at");
    }

    /** As {@link #lastBegun}, and no further run begins until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<YearMonth> holdLastBegun() {
        lockOpen();
        return lastBegun();
    }

    private Optional<YearMonth> last(String moment) {
        return jdbc.sql("select max(run_month) from charge_run where " + moment + " is not null having count(*) > 0")
                .query(MONTH)
                .optional();
    }

    private Optional<YearMonth> lockOpen() {
        return jdbc.sql("select run_month from charge_run where closed_at is null for update")
                .query(MONTH)
                .optional();
    }

    /** All runs, the latest month first. */
    @Transactional(readOnly = true)
    public List<MonthlyRun> all() {
        return jdbc.sql("select * from charge_run order by run_month desc")
                .query(RUN)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<MonthlyRun> find(YearMonth month) {
        return jdbc.sql("select * from charge_run where run_month = :month")
                .param("month", month)
                .query(RUN)
                .optional();
    }
}
