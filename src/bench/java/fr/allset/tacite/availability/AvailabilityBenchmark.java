package fr.allset.tacite.availability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.testing.CountedDatabase;
import fr.allset.tacite.time.ContractTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The availability of 100,000 subscriptions for a month with 1,000,000 notifications of 200,000 failures, a tenth of them excused. Measured
 * on an H2 file and on PostgreSQL: seconds, executed statements, the most heap that was in use. Asked for in parts of 1,000 subscriptions,
 * as whoever goes through all of them does.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx512m -cp %classpath fr.allset.tacite.availability.AvailabilityBenchmark"
 * </pre>
 *
 * Another number of subscriptions may follow the name of the class.
 *
 */
public final class AvailabilityBenchmark {

    private static final int NOTIFICATIONS_OF_A_FAILURE = 5;
    private static final int FAILURES_OF_A_SUBSCRIPTION = 2;
    private static final int PART = 1_000;
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private AvailabilityBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var folder = Files.createTempDirectory("availability-benchmark");
        measure(
                "H2 file",
                "jdbc:h2:file:" + folder.resolve("tacite")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000",
                "tacite",
                "",
                count);
        try (var postgres = EmbeddedPostgres.builder().start()) {
            measure(
                    "PostgreSQL",
                    postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true",
                    "postgres",
                    "postgres",
                    count);
        }
    }

    private static void measure(String name, String url, String user, String password, int count) throws Exception {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername(user);
            pool.setPassword(password);
            Flyway.configure().dataSource(pool).load().migrate();
            fill(new JdbcTemplate(pool), count);
            var database = (DataSource) new CountedDatabase().postProcessAfterInitialization(pool, "dataSource");
            try (var context = new AnnotationConfigApplicationContext()) {
                context.registerBean(DataSource.class, () -> database);
                context.registerBean(
                        DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
                context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
                context.scan("fr.allset.tacite.persistence");
                context.registerBean(
                        JdbcClient.class, () -> JdbcClient.create(context.getBean(NamedParameterJdbcTemplate.class)));
                context.registerBean(TermsCatalogue.class, TermsCatalogue::load);
                context.registerBean(
                        Clock.class,
                        () -> Clock.fixed(ContractTime.startOf(LocalDate.of(2026, 11, 24)), ContractTime.ZONE));
                context.register(
                        Transactions.class,
                        Customers.class,
                        Subscriptions.class,
                        Outages.class,
                        AvailabilityInquiry.class);
                context.refresh();
                for (int round = 1; round <= 2; round++) {
                    run(name + ", round " + round, context.getBean(AvailabilityInquiry.class), count);
                }
            }
        }
    }

    private static void run(String name, AvailabilityInquiry availabilityInquiry, int count) {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        CountedDatabase.reset();
        long begun = System.nanoTime();
        int missed = 0;
        long down = 0;
        for (int first = 0; first < count; first += PART) {
            for (var months : availabilityInquiry
                    .of(numbers(first, Math.min(first + PART, count)), MONTH, MONTH)
                    .values()) {
                var availability = months.get(MONTH);
                missed += availability.objectiveMet() ? 0 : 1;
                down += availability.downtimeSeconds();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-22s %,d subscriptions in %.1f s, %,d statements, peak heap %,d MB; %,d missed, %,d h down%n",
                name,
                count,
                (System.nanoTime() - begun) / 1e9,
                CountedDatabase.statements(),
                pools().stream()
                                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                .sum()
                        >> 20,
                missed,
                down / 3600);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static List<String> numbers(int first, int end) {
        var numbers = new ArrayList<String>();
        for (int i = first; i < end; i++) {
            numbers.add(number(i));
        }
        return numbers;
    }

    private static String number(int i) {
        return "ABO-%06d".formatted(i);
    }

    /** Written as rows: what is measured is how they are read. */
    private static void fill(JdbcTemplate jdbc, int count) {
        var random = new Random(3);
        jdbc.update("""
                insert into customer (number, name, kind, contact_name, contact_email)
                values ('C', 'C', 'PROFESSIONAL', 'C', 'c@c.example')""");
        jdbc.update("insert into customer_site (customer_number, code, name, address) values ('C', 'S', 'S', 'S')");
        long month = ContractTime.startOf(MONTH.atDay(1)).getEpochSecond();
        for (int first = 0; first < count; first += PART) {
            var subscriptions = new ArrayList<Object[]>();
            var failures = new ArrayList<Object[]>();
            var stretches = new ArrayList<Object[]>();
            var notifications = new ArrayList<Object[]>();
            var notified = new ArrayList<Object[]>();
            var excused = new ArrayList<Object[]>();
            for (int i = first; i < Math.min(first + PART, count); i++) {
                subscriptions.add(new Object[] {number(i), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 1)});
                for (int f = 0; f < FAILURES_OF_A_SUBSCRIPTION; f++) {
                    int index = i * FAILURES_OF_A_SUBSCRIPTION + f;
                    var failure = "DF-%07d".formatted(index);
                    long reported = month + random.nextInt(30 * 86_400);
                    long restored = reported + 600 + random.nextInt(5 * 3_600);
                    failures.add(new Object[] {failure, utc(reported)});
                    stretches.add(new Object[] {failure, utc(reported), utc(restored)});
                    if (index % 10 == 0) {
                        excused.add(new Object[] {failure, utc(restored)});
                    }
                    for (int n = 0; n < NOTIFICATIONS_OF_A_FAILURE; n++) {
                        var notification = "ND-%08d".formatted(index * NOTIFICATIONS_OF_A_FAILURE + n);
                        var received = utc(reported + random.nextInt((int) (restored - reported)) * (n == 0 ? 0 : 1));
                        notifications.add(new Object[] {notification, failure, received, received});
                        notified.add(new Object[] {notification, number(i)});
                    }
                }
            }
            jdbc.batchUpdate("""
                    insert into subscription (number, customer_number, site_code, components, service_start_date, initial_period_months,
                        initial_fee, terms_version, charged_from)
                    values (?, 'C', 'S', 'EXCHANGE_ONLINE', ?, 36, 0, 'CP-O365-1', ?)
                    """, subscriptions);
            jdbc.batchUpdate("insert into failure (number, reported_at) values (?, ?)", failures);
            jdbc.batchUpdate(
                    "insert into failure_stretch (failure_number, position, reported_at, restored_at) values (?, 1, ?, ?)",
                    stretches);
            jdbc.batchUpdate("""
                    insert into failure_notification (number, failure_number, received_at, channel, customer_number,
                        reporter, description, partial, components, recorded_at, recorded_by)
                    values (?, ?, ?, 'WEB', 'C', 'C', 'Panne', false, '', ?, 'c')
                    """, notifications);
            jdbc.batchUpdate(
                    "insert into notified_subscription (notification_number, subscription_number) values (?, ?)",
                    notified);
            jdbc.batchUpdate("""
                    insert into cause_decision (failure_number, decided_at, decided_by, excusable_event, reason, evidence)
                    values (?, ?, 's', 'v', 'Opérateur', 'Ticket')""", excused);
        }
        jdbc.update("""
                insert into excusable_period (decision_id, position, since, until)
                select d.id, 1, t.reported_at, null from cause_decision d join failure_stretch t on t.failure_number = d.failure_number""");
    }

    private static OffsetDateTime utc(long second) {
        return OffsetDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Transactions {}
}
