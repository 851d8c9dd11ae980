package fr.allset.tacite.failure;

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
 * Notifications de Défaillance over HTTP on the whole application. Measured are requests per second with their median and 99th percentile,
 * and the SQL statements and commits of one; for reports that each begin a failure, and for reports of one and the same failure. The client
 * runs in the same JVM and shares its processors. Each takes a number of the unbroken series and records its letter; one that begins a
 * failure also starts the instances of its handling and of its restoration deadline. The sending of the letters is a job that runs beside
 * it while the rate is measured, and is switched off while statements are counted.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath fr.allset.tacite.failure.NotificationsOverHttpBenchmark"
 * </pre>
 *
 * <p>With {@code short} as its argument it sends a twentieth of them: to see that it runs.
 *
 */
public final class NotificationsOverHttpBenchmark {

    private static final String PASSWORD = "a-password-of-this-benchmark";
    private static final int PORTFOLIO = 1_000;
    /** The one that all reports of one failure are about. */
    private static final int BROKEN = PORTFOLIO - 1;

    private final String database;
    private final int share;
    private final String[] settings;

    private NotificationsOverHttpBenchmark(String database, int share, String... settings) {
        this.database = database;
        this.share = share;
        this.settings = settings;
    }

    /** What the reports are about. */
    private enum Reports {
        OF_A_FAILURE_EACH("new failures") {
            @Override
            String body(int index) {
                return ("{\"subscriptions\": [\"B-%d\"], \"description\": \"Plus de courrier\","
                                + " \"reporter\": \"Camille\", \"failure\": \"new\"}")
                        .formatted(index * 7 % BROKEN);
            }
        },
        OF_ONE_FAILURE("one failure") {
            @Override
            String body(int index) {
                return "{\"subscriptions\": [\"B-%d\"], \"description\": \"Plus de courrier\", \"reporter\": \"Camille\"}"
                        .formatted(BROKEN);
            }
        };

        private final String label;

        Reports(String label) {
            this.label = label;
        }

        abstract String body(int index);
    }

    public static void main(String[] arguments) throws Exception {
        int share = Arrays.asList(arguments).contains("short") ? 20 : 1;
        System.out.printf(
                "%d processors, heap at most %d MB%n",
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
        new NotificationsOverHttpBenchmark("H2 file", share).run();
        try (var postgres = EmbeddedPostgres.builder().start()) {
            new NotificationsOverHttpBenchmark(
                            "PostgreSQL",
                            share,
                            "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres")
                                    + "&reWriteBatchedInserts=true",
                            "--spring.datasource.username=postgres",
                            "--spring.datasource.password=postgres")
                    .run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("notification-benchmark");
        try (var tacite = start(folder, true)) {
            quiet();
            importPortfolio(tacite);
            for (var reports : Reports.values()) {
                measureRate(tacite, reports, 1);
                measureRate(tacite, reports, 4);
            }
        }
        try (var tacite = start(folder, false)) {
            quiet();
            for (var reports : Reports.values()) {
                count(tacite, reports);
            }
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

    private static void importPortfolio(ConfigurableApplicationContext tacite) throws Exception {
        tacite.getBean(Logins.class).create("bench", "Bench", Role.ACCOUNT_MANAGER, Optional.empty(), PASSWORD);
        var csv = new StringBuilder(
                "client_number,client_name,siren,client_kind,contact_name,contact_email,site_code,site_name,"
                        + "site_address,subscription_number,components,"
                        + "service_start_date,initial_period_months,monthly_fixed_fee,initial_fee\n");
        for (int i = 0; i < PORTFOLIO; i++) {
            csv.append(
                    "C%d,Client %d,,non_professional,Camille,c%d@bench.example,S%d,Site,Rue,B-%d,Exchange Online,2022-01-01,36,100.00,0%n"
                            .formatted(i / 20, i / 20, i / 20, i / 5, i));
        }
        tacite.getBean(Portfolio.class)
                .importFiles(
                        PortfolioFiles.of(
                                new ByteArrayResource(csv.toString().getBytes(StandardCharsets.UTF_8)), null, null),
                        "bench");
        var subscriptions = tacite.getBean(Subscriptions.class);
        while (!subscriptions.awaitingLifecycle(1).isEmpty()) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void measureRate(ConfigurableApplicationContext tacite, Reports reports, int threads) throws Exception {
        int measured = 1_500 / share;
        send(tacite, reports, threads, 600 / share);
        long begun = System.nanoTime();
        long[] times = send(tacite, reports, threads, measured);
        double elapsed = seconds(begun);
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-11s %-12s %d at a time: %.0f notifications/s, p50 %.1f ms, p99 %.1f ms%n",
                database,
                reports.label,
                threads,
                measured / elapsed,
                times[measured / 2] / 1e6,
                times[measured * 99 / 100] / 1e6);
    }

    private void count(ConfigurableApplicationContext tacite, Reports reports) throws Exception {
        int counted = 200 / share;
        send(tacite, reports, 1, 50);
        CountedDatabase.reset();
        send(tacite, reports, 1, counted);
        System.out.printf(
                Locale.ROOT,
                "%-11s %-12s one notification: %.1f SQL executions, %.1f commits%n",
                database,
                reports.label,
                CountedDatabase.statements() / (double) counted,
                CountedDatabase.commits() / (double) counted);
    }

    /** Reports, and returns how long each report took, in nanoseconds. */
    private static long[] send(ConfigurableApplicationContext tacite, Reports reports, int threads, int notifications)
            throws Exception {
        var port = tacite.getEnvironment().getProperty("local.server.port");
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var authorization =
                "Basic " + Base64.getEncoder().encodeToString(("bench:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var next = new AtomicInteger();
        var times = new long[notifications];
        var pool = Executors.newFixedThreadPool(threads);
        var done = new ArrayList<Future<?>>();
        for (int thread = 0; thread < threads; thread++) {
            done.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < notifications; i = next.getAndIncrement()) {
                    long begun = System.nanoTime();
                    var answer = http.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/api/failure-notifications"))
                                    .header("Authorization", authorization)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(reports.body(i)))
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
