package fr.allset.tacite.quality;

import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.failure.RestorationOutcome;
import fr.allset.tacite.failure.RestorationOutcomes;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What process owners read of the quality of service, by month (art. 3): deadlines of restoration, and credits. Only reads. */
@Service
@Transactional(readOnly = true)
public class QualityReport {

    private final JdbcClient jdbc;
    private final Clock clock;

    QualityReport(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What became of the deadlines that lie in a month.
     *
     * @param overdue past, and nothing is restored
     * @param running still to come
     */
    public record RestorationMonth(YearMonth month, Target target, long met, long missed, long overdue, long running) {

        /** Those of which it is known that they were not met. */
        public long notMet() {
            return missed + overdue;
        }

        public boolean isEmpty() {
            return met + notMet() + running == 0;
        }
    }

    /**
     * What has been asked for, issued, cut off and refused in a month. Amounts exclude tax.
     *
     * @param requested requests received
     * @param issued    first notes issued, and {@code amount} what they come to
     * @param corrected notes that correct one, and {@code correction} what they come to, below zero when they take back
     * @param capped    requests decided of which the limit has cut something off, and {@code lost} what
     * @param refused   requests refused
     */
    public record CreditMonth(
            YearMonth month,
            long requested,
            long issued,
            Euros amount,
            long corrected,
            Euros correction,
            long capped,
            Euros lost,
            long refused) {

        public boolean isEmpty() {
            return requested + issued + corrected + capped + refused == 0;
        }
    }

    /** Month by month, the latest first, the service before the equipment. */
    public List<RestorationMonth> restoration(YearMonth first, YearMonth last) {
        return backwards(first, last)
                .flatMap(month -> restorationOf(month).stream())
                .toList();
    }

    private List<RestorationMonth> restorationOf(YearMonth month) {
        var found = jdbc
                .sql("""
                        select target, sum(case when met = true then 1 else 0 end) as met,
                            sum(case when met = false then 1 else 0 end) as missed,
                            sum(case when met is null and deadline < :now then 1 else 0 end) as overdue,
                            sum(case when met is null and deadline >= :now then 1 else 0 end) as running
                        from restoration_outcome where deadline >= :from and deadline < :to group by target""")
                .param("now", clock.instant())
                .param("from", start(month))
                .param("to", start(month.plusMonths(1)))
                .query(RowMapping.of(RestorationMonth.class).with("month", row -> month))
                .list()
                .stream()
                .collect(Collectors.toMap(RestorationMonth::target, its -> its));
        return Stream.of(Target.values())
                .map(target -> found.getOrDefault(target, new RestorationMonth(month, target, 0, 0, 0, 0)))
                .toList();
    }

    /** Month by month, the latest first. */
    public List<CreditMonth> credits(YearMonth first, YearMonth last) {
        return backwards(first, last).map(this::creditsOf).toList();
    }

    private record Notes(long issued, Euros amount, long corrected, Euros correction) {}

    private record Decided(long capped, Euros lost, long refused) {}

    private CreditMonth creditsOf(YearMonth month) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.plusMonths(1).atDay(1);
        long requested = jdbc.sql(
                        "select count(*) from credit_request where requested_on >= :from and requested_on < :to")
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
        var notes = jdbc.sql("""
                        select coalesce(sum(case when corrects is null then 1 else 0 end), 0) as issued,
                            coalesce(sum(case when corrects is null then amount else 0 end), 0) as amount,
                            coalesce(sum(case when corrects is null then 0 else 1 end), 0) as corrected,
                            coalesce(sum(case when corrects is null then 0 else amount end), 0) as correction
                        from credit_note where issued_on >= :from and issued_on < :to""")
                .param("from", from)
                .param("to", to)
                .query(RowMapping.of(Notes.class))
                .single();
        var decided = jdbc.sql("""
                        select coalesce(sum(case when residual_lost > 0 then 1 else 0 end), 0) as capped,
                            coalesce(sum(residual_lost), 0) as lost,
                            coalesce(sum(case when status = 'REFUSED' then 1 else 0 end), 0) as refused
                        from credit_request where decided_at >= :from and decided_at < :to""")
                .param("from", start(month))
                .param("to", start(month.plusMonths(1)))
                .query(RowMapping.of(Decided.class))
                .single();
        return new CreditMonth(
                month,
                requested,
                notes.issued(),
                notes.amount(),
                notes.corrected(),
                notes.correction(),
                decided.capped(),
                decided.lost(),
                decided.refused());
    }

    /** The deadlines that lie in a month, the earliest first. */
    public List<RestorationOutcome> outcomes(YearMonth month) {
        return jdbc.sql("""
                        select * from restoration_outcome where deadline >= :from and deadline < :to
                        order by deadline, failure_number, target desc, position""")
                .param("from", start(month))
                .param("to", start(month.plusMonths(1)))
                .query(RestorationOutcomes.OUTCOME)
                .list();
    }

    private static Stream<YearMonth> backwards(YearMonth first, YearMonth last) {
        var months = new ArrayList<YearMonth>();
        for (var month = last; !month.isBefore(first); month = month.minusMonths(1)) {
            months.add(month);
        }
        return months.stream();
    }

    private static Instant start(YearMonth month) {
        return ContractTime.startOf(month.atDay(1));
    }
}
