package fr.allset.tacite.subscription;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * How fast a portfolio comes in, and how much heap it needs, for 1,000, 10,000 and 50,000 rows on an H2 file and on PostgreSQL. Rows
 * alone: no listener, no engine.
 *
 * <p>The rate is that of the first import into empty tables, after a warm-up. The heap is what is still reachable, at worst, during a
 * second import of the same rows into empty tables again. What was reachable before it is taken off. Garbage is collected ten times a
 * second to see it. H2 lives in the same heap, with its cache and its undo log.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx256m -cp %classpath fr.allset.tacite.subscription.PortfolioImportBenchmark"
 * </pre>
 *
 */
public final class PortfolioImportBenchmark {

    private static final int[] SIZES = {1_000, 10_000, 50_000};
    private static final int SUBSCRIPTIONS_OF_A_CUSTOMER = 20;
    private static final int SUBSCRIPTIONS_OF_A_SITE = 5;

    private PortfolioImportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        System.out.printf(
                "heap at most %d MB, %d processors%n",
                Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors());
        var folder = Files.createTempDirectory("portfolio-benchmark");
        measure(
                "H2 file",
                "jdbc:h2:file:" + folder.resolve("tacite")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000",
                "tacite",
                "",
                folder);
        try (var postgres = EmbeddedPostgres.builder().start()) {
            measure(
                    "PostgreSQL",
                    postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true",
                    "postgres",
                    "postgres",
                    folder);
        }
    }

    private static void measure(String name, String url, String user, String password, Path folder) throws Exception {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(url);
            database.setUsername(user);
            database.setPassword(password);
            Flyway.configure().dataSource(database).load().migrate();
            try (var context = new AnnotationConfigApplicationContext()) {
                context.registerBean(DataSource.class, () -> database);
                context.registerBean(
                        DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
                context.registerBean(TermsCatalogue.class, TermsCatalogue::load);
                context.registerBean(Clock.class, () -> Clock.system(ContractTime.ZONE));
                context.register(Transactions.class, Portfolio.class);
                context.refresh();
                var portfolio = context.getBean(Portfolio.class);
                var jdbc = JdbcClient.create(database);

                for (int warmUp = 0; warmUp < 5; warmUp++) {
                    importAll(portfolio, subscriptions(folder, 1_000));
                    empty(jdbc);
                }
                for (int size : SIZES) {
                    measure(name, portfolio, jdbc, subscriptions(folder, size), size);
                }
                measure(name + ", fees and usage too", portfolio, jdbc, allThree(folder, 10_000), 30_000);
            }
        }
    }

    private static void measure(String name, Portfolio portfolio, JdbcClient jdbc, PortfolioFiles files, int size)
            throws Exception {
        long begun = System.nanoTime();
        importAll(portfolio, files);
        double first = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        importAll(portfolio, files);
        double again = (System.nanoTime() - begun) / 1e9;
        empty(jdbc);

        long before = reachable();
        var most = new AtomicLong(before);
        var done = new AtomicBoolean();
        var collector = new Thread(() -> {
            while (!done.get()) {
                most.accumulateAndGet(reachable(), Math::max);
                LockSupport.parkNanos(100_000_000);
            }
        });
        collector.start();
        importAll(portfolio, files);
        done.set(true);
        collector.join();
        empty(jdbc);

        System.out.printf(
                Locale.ROOT,
                "%-30s  %,7d rows: %6.2f s (%,6.0f rows/s), the same again %6.2f s, heap +%.1f MB%n",
                name,
                size,
                first,
                size / first,
                again,
                (most.get() - before) / 1048576.0);
    }

    private static void importAll(Portfolio portfolio, PortfolioFiles files) {
        var result = portfolio.importFiles(files, "benchmark");
        if (!(result instanceof Accepted)) {
            throw new IllegalStateException(String.valueOf(result));
        }
    }

    private static void empty(JdbcClient jdbc) {
        for (var table : new String[] {
            "usage_fee_record", "fixed_fee_record", "subscription", "customer_site", "customer", "portfolio_import"
        }) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private static long reachable() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static PortfolioFiles subscriptions(Path folder, int size) throws IOException {
        return PortfolioFiles.of(new FileSystemResource(rows(folder, size)), null, null);
    }

    /** A later fee and a month of usage for each subscription. */
    private static PortfolioFiles allThree(Path folder, int size) throws IOException {
        var fees = folder.resolve("fees-" + size + ".csv");
        var usage = folder.resolve("usage-" + size + ".csv");
        try (var feeRows = Files.newBufferedWriter(fees);
                var usageRows = Files.newBufferedWriter(usage)) {
            feeRows.write("subscription_number;from;monthly_fixed_fee\n");
            usageRows.write("subscription_number;month;usage_fee\n");
            for (int i = 0; i < size; i++) {
                feeRows.write("ABO-%06d;2026-01-01;%d\n".formatted(i, 20 + i % 500));
                usageRows.write("ABO-%06d;2026-01;%d\n".formatted(i, i % 50));
            }
        }
        return PortfolioFiles.of(
                new FileSystemResource(rows(folder, size)),
                new FileSystemResource(fees),
                new FileSystemResource(usage));
    }

    private static Path rows(Path folder, int size) throws IOException {
        var file = folder.resolve("subscriptions-" + size + ".csv");
        if (Files.exists(file)) {
            return file;
        }
        try (var csv = Files.newBufferedWriter(file)) {
            csv.write(
                    "client_number;client_name;siren;client_kind;contact_name;contact_email;site_code;site_name;site_address;"
                            + "subscription_number;components;service_start_date;initial_period_months;monthly_fixed_fee;initial_fee\n");
            for (int i = 0; i < size; i++) {
                int customer = i / SUBSCRIPTIONS_OF_A_CUSTOMER;
                int site = i / SUBSCRIPTIONS_OF_A_SITE;
                csv.write(
                        ("CLI-%1$06d;Société n° %1$d;;non_professional;Camille Exemple;camille@societe-%1$d.example;S%2$06d;"
                                        + "Site n° %2$d;%2$d rue de l’Exemple, 75000 Paris;ABO-%3$06d;"
                                        + "Exchange Online|OneDrive Entreprise;%4$s;%5$d;"
                                        + "%6$d.50;0\n")
                                .formatted(
                                        customer,
                                        site,
                                        i,
                                        LocalDate.of(2020, 1, 1).plusDays(i % 2_000),
                                        12 * (1 + i % 5),
                                        10 + i % 500));
            }
        }
        return file;
    }

    @Configuration
    @EnableTransactionManagement
    static class Transactions {}
}
