package fr.allset.tacite.availability;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The months whose missed objectives are told, one after the other: one is open at a time, from the first start of Tacite on. */
@Repository
@Transactional
public class AvailabilityRuns {

    private static final RowMapping<YearMonth> MONTH = RowMapping.of(YearMonth.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AvailabilityRuns(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sees to it that a month is open; the very first is the current one. It announces the month, since its process may have been lost.
     *
     */
    public void openFirst() {
        var open = jdbc.sql("select run_month from availability_run where closed_at is null for update")
                .query(MONTH)
                .optional();
        if (open.isEmpty()) {
            open(lastClosed()
                    .map(month -> month.plusMonths(1))
                    .orElseGet(() -> YearMonth.from(ContractTime.today(clock))));
        } else {
            events.publishEvent(new AvailabilityMonthOpened(open.get()));
        }
    }

    private void open(YearMonth month) {
        jdbc.sql("insert into availability_run (run_month, opened_at) values (:month, :now)")
                .param("month", month)
                .param("now", clock.instant())
                .update();
        events.publishEvent(new AvailabilityMonthOpened(month));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void count(YearMonth month, int told) {
        jdbc.sql("update availability_run set told = told + :told where run_month = :month")
                .param("told", told)
                .param("month", month)
                .update();
    }

    /** Whether the month is open, or has been. */
    @Transactional(readOnly = true)
    public boolean isKnown(YearMonth month) {
        return jdbc.sql("select count(*) from availability_run where run_month = :month")
                        .param("month", month)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * All are told, and the next month is open; once.
     *
     * @throws OutOfTurn before the month is over
     */
    public void close(YearMonth month) {
        if (!YearMonth.from(ContractTime.today(clock)).isAfter(month)) {
            throw new OutOfTurn(
                    "The month " + month + " is not over: it is not closed",
                    ContractTime.startOf(month.plusMonths(1).atDay(1)));
        }
        if (jdbc.sql("update availability_run set closed_at = :now where run_month = :month and closed_at is null")
                        .param("now", clock.instant())
                        .param("month", month)
                        .update()
                == 1) {
            open(month.plusMonths(1));
        }
    }

    /** The last month whose missed objectives have been told. */
    @Transactional(readOnly = true)
    public Optional<YearMonth> lastClosed() {
        return jdbc.sql("select max(run_month) from availability_run where closed_at is not null having count(*) > 0")
                .query(MONTH)
                .optional();
    }
}
