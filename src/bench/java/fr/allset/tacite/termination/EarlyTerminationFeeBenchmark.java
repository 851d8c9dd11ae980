package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.terms.AbFee;
import fr.allset.tacite.terms.BegunMonth;
import fr.allset.tacite.terms.EffectDay;
import fr.allset.tacite.terms.Readings;
import fr.allset.tacite.terms.RenewalFirstDay;
import fr.allset.tacite.terms.ShortRenewal;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How many early termination fees one thread works out in a second, over 1,024 varied terminations. Initial periods are of 1 to 60 months
 * from any day of the month. Effective dates lie in the initial period and four renewals, with one to three fees.
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-cp %classpath org.openjdk.jmh.Main EarlyTerminationFee -f 1"
 * </pre>
 *
 * <p>({@code exec:java} runs inside Maven, whose class path JMH's forks cannot see.)
 *
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EarlyTerminationFeeBenchmark {

    private static final int INPUTS = 1024;

    /** Which readings the terms carry: the defaults, or each termination its own of the 32 combinations. */
    @Param({"default", "all"})
    public String readings = "default";

    private final SiteTermination[] terminations = new SiteTermination[INPUTS];
    private final Terms[] terms = new Terms[INPUTS];

    /** Makes the inputs, the same in every run. */
    @Setup
    public void inputs() {
        var random = new Random(5);
        var standard = TermsCatalogue.load().byVersion("CP-O365-1");
        for (int i = 0; i < INPUTS; i++) {
            terminations[i] = termination(random);
            terms[i] = readings.equals("all") ? standard.with(readings(random)) : standard;
        }
    }

    /** Every line, without its explanation. */
    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public void withLines(Blackhole sink) {
        for (int i = 0; i < INPUTS; i++) {
            sink.consume(EarlyTerminationFee.owedBy(terminations[i], terms[i]).total());
        }
    }

    /** The total alone. */
    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public long totalsOnly() {
        long cents = 0;
        for (int i = 0; i < INPUTS; i++) {
            cents += EarlyTerminationFee.totalOwedBy(terminations[i], terms[i]).cents();
        }
        return cents;
    }

    private static SiteTermination termination(Random random) {
        var start = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3650));
        var calendar = new ContractCalendar(start, 1 + random.nextInt(60));
        int days = calendar.initialMonths() * 30 + 4 * 365;
        var fees = FixedFeeSchedule.constant(start, Euros.ofCents(random.nextInt(100_000)));
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            fees = fees.with(new FixedFee(
                    start.plusDays(1 + changes * 1000L + random.nextInt(900)), Euros.ofCents(random.nextInt(100_000))));
        }
        return SiteTermination.byCustomer("S", calendar, fees, start.plusDays(random.nextInt(days)));
    }

    private static Readings readings(Random random) {
        return new Readings(
                BegunMonth.values()[random.nextInt(2)],
                EffectDay.values()[random.nextInt(2)],
                RenewalFirstDay.values()[random.nextInt(2)],
                ShortRenewal.values()[random.nextInt(2)],
                AbFee.values()[random.nextInt(2)]);
    }
}
