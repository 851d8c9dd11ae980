package fr.allset.tacite.servicecredit;

import fr.allset.tacite.Tacite;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.testing.CountedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The limit of 20 % under {@code -Dthreads=64} and {@code -Drounds=10000}: each round calculates and issues one credit, and reads again
 * what has moved meanwhile, as people do. All rounds of a subscription, each worth the whole limit, come one after the other, so that
 * nearly all threads want the same few subscriptions. How often the notes of 30 days come to more than the limit must be 0.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath fr.allset.tacite.servicecredit.CreditCapBenchmark"
 * </pre>
 */
public final class CreditCapBenchmark {

    private static final int ROUNDS = Integer.getInteger("rounds", 10_000);
    private static final int THREADS = Integer.getInteger("threads", 64);

    /** Credits that are asked for on one day for one subscription. */
    private static final int MONTHS = 16;

    private static final YearMonth FIRST = YearMonth.of(2025, 2);

    private final String database;
    private final String[] settings;

    private CreditCapBenchmark(String database, String... settings) {
        this.database = database;
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%d processors, %d threads, %d rounds%n", Runtime.getRuntime().availableProcessors(), THREADS, ROUNDS);
        new CreditCapBenchmark("H2 file").run();
        try (var postgres = EmbeddedPostgres.builder().start()) {
            new CreditCapBenchmark(
                            "PostgreSQL",
                            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                            "--spring.datasource.username=postgres",
                            "--spring.datasource.password=postgres")
                    .run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        try (var tacite = start()) {
            var requests = new ConcurrentLinkedQueue<>(requests(tacite));
            var credits = tacite.getBean(CreditHandling.class);
            var again = new AtomicInteger();
            CountedDatabase.reset();
            long begun = System.nanoTime();
            var threads = Executors.newFixedThreadPool(THREADS);
            for (int i = 0; i < THREADS; i++) {
                threads.submit(() -> {
                    for (var request = requests.poll(); request != null; request = requests.poll()) {
                        issue(credits, request, again);
                    }
                    return null;
                });
            }
            threads.shutdown();
            if (!threads.awaitTermination(2, TimeUnit.HOURS)) {
                throw new IllegalStateException("not done within two hours");
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %,d rounds in %.1f s (%.0f/s), %,d read again, %.1f SQL executions and %.1f commits a round%n",
                    database,
                    ROUNDS,
                    seconds,
                    ROUNDS / seconds,
                    again.get(),
                    CountedDatabase.statements() / (double) ROUNDS,
                    CountedDatabase.commits() / (double) ROUNDS);
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %,d notes, %,d refused for the limit, %,d undecided; the limit exceeded %,d times; numbers left out: %,d%n",
                    database,
                    count(tacite, "select count(*) from credit_note"),
                    count(tacite, "select count(*) from credit_request where status = 'REFUSED'"),
                    count(tacite, "select count(*) from credit_request where status = 'REQUESTED'"),
                    count(tacite, """
                            select count(*) from (select n.subscription_number from credit_note n join credit_note other
                                on other.subscription_number = n.subscription_number
                                and other.counts_on between n.counts_on - 29 and n.counts_on
                            group by n.number, n.subscription_number having sum(other.amount) > 2000) over_the_limit"""),
                    count(tacite, "select coalesce(sum(last_number), 0) from unbroken_series where series = 'AV'")
                            - count(tacite, "select count(*) from credit_note"));
        }
    }

    private static void issue(CreditHandling credits, String request, AtomicInteger again) {
        while (true) {
            credits.calculate(request);
            try {
                credits.issue(request, "bench");
                return;
            } catch (Refusal movedMeanwhile) {
                again.incrementAndGet();
            }
        }
    }

    /** Subscriptions of 100.00 €, all down for two days of each month: 20 % of it, as much as the limit. */
    private static List<String> requests(ConfigurableApplicationContext tacite) {
        int subscriptions = (ROUNDS + MONTHS - 1) / MONTHS;
        var csv = new StringBuilder(
                "client_number,client_name,siren,client_kind,contact_name,contact_email,site_code,site_name,"
                        + "site_address,subscription_number,components,"
                        + "service_start_date,initial_period_months,monthly_fixed_fee,initial_fee\n");
        for (int i = 0; i < subscriptions; i++) {
            csv.append(("C%d,Client %d,732829320,professional,Camille,c%d@bench.example,S%d,Site,Rue,B-%d,"
                            + "Exchange Online,2025-01-01,36,100.00,0%n")
                    .formatted(i, i, i, i, i));
        }
        tacite.getBean(Portfolio.class)
                .importFiles(
                        PortfolioFiles.of(
                                new ByteArrayResource(csv.toString().getBytes(StandardCharsets.UTF_8)), null, null),
                        "bench");
        var jdbc = tacite.getBean(JdbcClient.class);
        for (int month = 0; month < MONTHS; month++) {
            fail(jdbc, FIRST.plusMonths(month), "DF-%d".formatted(month), "ND-%d".formatted(month));
        }
        var requests = new ArrayList<String>();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        for (int i = 0; i < ROUNDS; i++) {
            var number = "DA-%d".formatted(i);
            jdbc.sql("""
                            insert into credit_request (number, subscription_number, credit_month, requested_at,
                                requested_on, requested_by, status)
                            values (?, ?, ?, ?, ?, 'bench', 'REQUESTED')""")
                    .params(
                            number,
                            "B-" + i / MONTHS,
                            FIRST.plusMonths(i % MONTHS).toString(),
                            now,
                            LocalDate.now())
                    .update();
            requests.add(number);
        }
        return requests;
    }

    private static void fail(JdbcClient jdbc, YearMonth month, String failure, String notification) {
        var from = month.atDay(10).atStartOfDay().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into failure (number, reported_at) values (?, ?)")
                .params(failure, from)
                .update();
        jdbc.sql("""
                        insert into failure_stretch (failure_number, position, reported_at, restored_at,
                            restored_by)
                        values (?, 1, ?, ?, 'bench')""").params(failure, from, from.plusDays(2)).update();
        jdbc.sql("""
                        insert into failure_notification (number, failure_number, received_at, channel, customer_number,
                            reporter, description, partial, components, recorded_at, recorded_by)
                        values (?, ?, ?, 'WEB', 'C0', 'bench', 'bench', false, '', ?, 'bench')
                        """).params(notification, failure, from, from).update();
        jdbc.sql(
                        "insert into notified_subscription (notification_number, subscription_number) select ?, number from subscription")
                .param(notification)
                .update();
    }

    private ConfigurableApplicationContext start() throws Exception {
        Path folder = Files.createTempDirectory("credit-cap-benchmark");
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--tacite.data=" + folder,
                "--tacite.demo=false",
                "--camunda.bpm.job-execution.enabled=false",
                "--spring.datasource.hikari.maximum-pool-size=" + (THREADS + 6),
                "--tacite.admin-password=a-password-of-this-benchmark",
                "--logging.level.root=warn"));
        all.addAll(Arrays.asList(settings));
        return new SpringApplicationBuilder(Tacite.class, CountedDatabase.class).run(all.toArray(String[]::new));
    }

    private static long count(ConfigurableApplicationContext tacite, String query) {
        return tacite.getBean(JdbcClient.class).sql(query).query(Long.class).single();
    }
}
