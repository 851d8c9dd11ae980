package fr.allset.tacite.termination;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import fr.allset.tacite.Tacite;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.testing.CountedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/**
 * Termination quotes over HTTP on the whole application. Measured are requests per second with their median and 99th percentile, and the
 * SQL statements and commits of one quote; then how long an import of 10,000 subscriptions takes until the last lifecycle stands. The
 * client runs in the same JVM and shares its processors. A quote starts its process instance and records its letter; the sending is a job
 * that runs beside it while the rate is measured, and is switched off while statements are counted.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath fr.allset.tacite.termination.QuoteOverHttpBenchmark"
 * </pre>
 *
 */
public final class QuoteOverHttpBenchmark {

    private static final String PASSWORD = "a-password-of-this-benchmark";
    private static final int PORTFOLIO = 10_000;
    private static final int WARM_UP = 600;
    private static final int MEASURED = 1_500;
    private static final int COUNTED = 200;

    private final String database;
    private final String[] settings;

    private QuoteOverHttpBenchmark(String database, String... settings) {
        this.database = database;
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%d processors, heap at most %d MB%n",
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
        new QuoteOverHttpBenchmark("H2 file").run();
        try (var postgres = EmbeddedPostgres.builder().start()) {
            new QuoteOverHttpBenchmark(
                            "PostgreSQL",
                            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres")
                                    + "&reWriteBatchedInserts=true",
                            "--spring.datasource.username=postgres",
                            "--spring.datasource.password=postgres")
                    .run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("quote-benchmark");
        long begun = System.nanoTime();
        try (var tacite = start(folder, true)) {
            System.out.printf(Locale.ROOT, "%-11s started in %.1f s%n", database, seconds(begun));
            quiet();
            measureImport(tacite);
            measureRate(tacite, 1);
            measureRate(tacite, 4);
        }
        try (var tacite = start(folder, false)) {
            quiet();
            count(tacite);
        }
    }

    private ConfigurableApplicationContext start(Path folder, boolean jobs) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--tacite.data=" + folder,
                "--tacite.demo=false",
                "--tacite.admin-password=" + PASSWORD,
                "--camunda.bpm.job-execution.enabled=" + jobs,
                "--logging.level.root=warn"));
        all.addAll(Arrays.asList(settings));
        return new SpringApplicationBuilder(Tacite.class, CountedDatabase.class).run(all.toArray(String[]::new));
    }

    private static void quiet() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    private void measureImport(ConfigurableApplicationContext tacite) throws Exception {
        tacite.getBean(Logins.class).create("bench", "Bench", Role.ACCOUNT_MANAGER, Optional.empty(), PASSWORD);
        var csv = new StringBuilder(
                "client_number,client_name,siren,client_kind,contact_name,contact_email,site_code,site_name,"
                        + "site_address,subscription_number,components,"
                        + "service_start_date,initial_period_months,monthly_fixed_fee,initial_fee\n");
        for (int i = 0; i < PORTFOLIO; i++) {
            csv.append(
                    "C%d,Client %d,,non_professional,Camille,c%d@bench.example,S%d,Site,Rue,B-%d,Exchange Online,%s,36,%d.50,0%n"
                            .formatted(
                                    i / 20,
                                    i / 20,
                                    i / 20,
                                    i / 5,
                                    i,
                                    LocalDate.of(2022, 1, 1).plusDays(i % 1500),
                                    20 + i % 400));
        }
        long begun = System.nanoTime();
        tacite.getBean(Portfolio.class)
                .importFiles(
                        PortfolioFiles.of(
                                new ByteArrayResource(csv.toString().getBytes(StandardCharsets.UTF_8)), null, null),
                        "bench");
        double imported = seconds(begun);
        var subscriptions = tacite.getBean(Subscriptions.class);
        while (!subscriptions.awaitingLifecycle(1).isEmpty()) {
            LockSupport.parkNanos(50_000_000);
        }
        double standing = seconds(begun);
        System.out.printf(
                Locale.ROOT,
                "%-11s import of %,d subscriptions: rows in %.1f s, every lifecycle standing after %.1f s (%.0f/s)%n",
                database,
                PORTFOLIO,
                imported,
                standing,
                PORTFOLIO / standing);
    }

    private void measureRate(ConfigurableApplicationContext tacite, int threads) throws Exception {
        send(tacite, threads, WARM_UP);
        long begun = System.nanoTime();
        long[] times = send(tacite, threads, MEASURED);
        double elapsed = seconds(begun);
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-11s %d at a time: %.0f quotes/s, p50 %.1f ms, p99 %.1f ms%n",
                database,
                threads,
                MEASURED / elapsed,
                times[MEASURED / 2] / 1e6,
                times[MEASURED * 99 / 100] / 1e6);
    }

    private void count(ConfigurableApplicationContext tacite) throws Exception {
        send(tacite, 1, 50);
        CountedDatabase.reset();
        send(tacite, 1, COUNTED);
        System.out.printf(
                Locale.ROOT,
                "%-11s one quote: %.1f SQL executions, %.1f commits%n",
                database,
                CountedDatabase.statements() / (double) COUNTED,
                CountedDatabase.commits() / (double) COUNTED);
    }

    /** Asks for quotes, each of another subscription, and returns how long each took, in nanoseconds. */
    private static long[] send(ConfigurableApplicationContext tacite, int threads, int quotes) throws Exception {
        var port = tacite.getEnvironment().getProperty("local.server.port");
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var authorization =
                "Basic " + Base64.getEncoder().encodeToString(("bench:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var next = new AtomicInteger();
        var times = new long[quotes];
        var pool = Executors.newFixedThreadPool(threads);
        var done = new ArrayList<Future<?>>();
        for (int thread = 0; thread < threads; thread++) {
            done.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < quotes; i = next.getAndIncrement()) {
                    var body = "{\"subscriptions\": [\"B-%d\"], \"effectiveDate\": \"%s\"}"
                            .formatted(i * 7 % PORTFOLIO, LocalDate.now().plusDays(60 + i % 300));
                    long begun = System.nanoTime();
                    var answer = http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/termination-quotes"))
                                    .header("Authorization", authorization)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    times[i] = System.nanoTime() - begun;
                    if (answer.statusCode() != 201) {
                        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                }
                return null;
            }));
        }
        for (var each : done) {
            each.get();
        }
        pool.shutdown();
        return times;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
