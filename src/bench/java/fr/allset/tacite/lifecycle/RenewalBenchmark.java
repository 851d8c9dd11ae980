package fr.allset.tacite.lifecycle;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import fr.allset.tacite.Tacite;
import fr.allset.tacite.engine.ClockMovement;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.testing.CountedDatabase;
import fr.allset.tacite.time.ClockHands;
import fr.allset.tacite.time.ContractTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The demo portfolio through five years of simulated time, and 10,000 subscriptions that renew on one 1 January.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx2g -cp %classpath fr.allset.tacite.lifecycle.RenewalBenchmark"
 * </pre>
 */
public final class RenewalBenchmark {

    private static final int PORTFOLIO = Integer.getInteger("portfolio", 10_000);
    private static final LocalDate TERM = LocalDate.of(2028, 1, 1);

    private final String database;
    private final String[] settings;

    private RenewalBenchmark(String database, String... settings) {
        this.database = database;
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%d processors, heap at most %d MB%n",
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
        new RenewalBenchmark("H2 file").fiveYears();
        new RenewalBenchmark("H2 file").renewals();
        for (boolean five : new boolean[] {true, false}) {
            try (var postgres = EmbeddedPostgres.builder().start()) {
                var benchmark = new RenewalBenchmark(
                        "PostgreSQL",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres")
                                + "&reWriteBatchedInserts=true",
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres");
                if (five) {
                    benchmark.fiveYears();
                } else {
                    benchmark.renewals();
                }
            }
        }
        System.exit(0);
    }

    // ---- five years of the demo portfolio

    private void fiveYears() throws Exception {
        try (var tacite = start("--tacite.demo=true", "--spring.output.ansi.enabled=never")) {
            quiet();
            long begun = System.nanoTime();
            var movement = tacite.getBean(ClockMovement.class);
            var now = tacite.getBean(Clock.class).instant();
            var move = movement.moveTo(
                            now.atZone(ContractTime.ZONE).plusYears(5).toInstant(), "bench")
                    .get();
            System.out.printf(
                    Locale.ROOT,
                    "%-11s five years of the demo portfolio: %.1f s, %,d jobs executed, %d failed, %,d notices, "
                            + "%,d charges%n",
                    database,
                    seconds(begun),
                    move.jobsExecuted(),
                    move.jobsFailed(),
                    move.notices(),
                    count(tacite, "select count(*) from charge"));
        }
    }

    // ---- 10,000 renewals on one day

    private void renewals() throws Exception {
        try (var tacite = start("--tacite.demo=false", "--camunda.bpm.job-execution.enabled=false")) {
            quiet();
            portfolio(tacite);
            var management = tacite.getBean(ManagementService.class);
            var timers =
                    management.createJobQuery().activityId("InitialTermReached").listPage(0, 500);
            stand(tacite, ContractTime.startOf(TERM));
            CountedDatabase.reset();
            timers.forEach(timer -> management.executeJob(timer.getId()));
            System.out.printf(
                    Locale.ROOT,
                    "%-11s one renewal: %.1f SQL executions, %.1f commits%n",
                    database,
                    CountedDatabase.statements() / (double) timers.size(),
                    CountedDatabase.commits() / (double) timers.size());

            long left = PORTFOLIO - timers.size();
            long begun = System.nanoTime();
            var executor = (ProcessEngineConfigurationImpl)
                    tacite.getBean(ProcessEngine.class).getProcessEngineConfiguration();
            executor.getJobExecutor().start();
            while (count(tacite, "select count(*) from subscription_event where kind = 'renewed'") < PORTFOLIO) {
                LockSupport.parkNanos(200_000_000);
            }
            double elapsed = seconds(begun);
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %,d renewals due at one midnight, the job executor at work: the last after %.1f s, %.0f/s%n",
                    database,
                    left,
                    elapsed,
                    left / elapsed);
            executor.getJobExecutor().shutdown();
        }
    }

    /** All from 1 January 2026 for 24 months, in service; their announcements are not due yet when the clock comes to the term. */
    private void portfolio(ConfigurableApplicationContext tacite) {
        var csv = new StringBuilder(
                "client_number,client_name,siren,client_kind,contact_name,contact_email,site_code,site_name,"
                        + "site_address,subscription_number,components,"
                        + "service_start_date,initial_period_months,monthly_fixed_fee,initial_fee\n");
        for (int i = 0; i < PORTFOLIO; i++) {
            csv.append(("C%d,Client %d,732829320,professional,Camille,c%d@bench.example,S%d,Site,Rue,B-%d,"
                            + "Exchange Online,2026-01-01,24,%d.50,0%n")
                    .formatted(i / 20, i / 20, i / 20, i / 5, i, 20 + i % 400));
        }
        tacite.getBean(Portfolio.class)
                .importFiles(
                        PortfolioFiles.of(
                                new ByteArrayResource(csv.toString().getBytes(StandardCharsets.UTF_8)), null, null),
                        "bench");
        var management = tacite.getBean(ManagementService.class);
        var subscriptions = tacite.getBean(Subscriptions.class);
        while (!subscriptions.awaitingLifecycle(1).isEmpty()) {
            management
                    .createJobQuery()
                    .activityId("StartLifecycles")
                    .list()
                    .forEach(job -> management.executeJob(job.getId()));
        }
        // only the renewals are looked at here, not the letters before them
        for (var letters = management
                        .createJobQuery()
                        .activityId("InitialRenewalApproached")
                        .listPage(0, 1000);
                !letters.isEmpty();
                letters = management
                        .createJobQuery()
                        .activityId("InitialRenewalApproached")
                        .listPage(0, 1000)) {
            letters.forEach(job -> management.deleteJob(job.getId()));
        }
    }

    private static void stand(ConfigurableApplicationContext tacite, Instant instant) {
        tacite.getBean(ClockHands.class).standAt(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    private ConfigurableApplicationContext start(String... more) throws Exception {
        Path folder = Files.createTempDirectory("renewal-benchmark");
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--tacite.data=" + folder,
                "--tacite.clock.movable=true",
                "--tacite.admin-password=a-password-of-this-benchmark",
                "--logging.level.root=warn"));
        all.addAll(Arrays.asList(settings));
        all.addAll(Arrays.asList(more));
        return new SpringApplicationBuilder(Tacite.class, CountedDatabase.class).run(all.toArray(String[]::new));
    }

    private static long count(ConfigurableApplicationContext tacite, String query) {
        return tacite.getBean(JdbcClient.class).sql(query).query(Long.class).single();
    }

    private static void quiet() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
