package fr.allset.tacite.billing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The charges of a month for 10,000 subscriptions, each with its fixed fee, on an H2 file and on PostgreSQL. Measured are the seconds and
 * executed statements of three runs. They are the first, the thirteenth, which also charges usage to each, and the same once more, which
 * finds nothing to charge. The use case alone: no engine, which adds a job for each five hundred subscriptions.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx512m -cp %classpath fr.allset.tacite.billing.MonthlyChargesBenchmark"
 * </pre>
 *
 */
public final class MonthlyChargesBenchmark {

    private static final int SUBSCRIPTIONS = 10_000;
    private static final int SUBSCRIPTIONS_OF_A_CUSTOMER = 20;
    /** The index of the last month, from 0. */
    private static final int LAST = 12;

    private static final LocalDate IMPORTED_ON = LocalDate.of(2026, 11, 23);
    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    private MonthlyChargesBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var folder = Files.createTempDirectory("charges-benchmark");
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
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername(user);
            pool.setPassword(password);
            Flyway.configure().dataSource(pool).load().migrate();
            var database = (DataSource) counting(pool, DataSource.class);
            var today = new Today();
            try (var context = new AnnotationConfigApplicationContext()) {
                context.registerBean(DataSource.class, () -> database);
                context.registerBean(
                        DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
                context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
                context.scan("fr.allset.tacite.persistence");
                context.registerBean(
                        JdbcClient.class, () -> JdbcClient.create(context.getBean(NamedParameterJdbcTemplate.class)));
                context.registerBean(TermsCatalogue.class, TermsCatalogue::load);
                context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
                context.registerBean(
                        VatRates.class,
                        () -> new VatRates(
                                List.of(new VatRates.Rate(LocalDate.of(2014, 1, 1), BigDecimal.valueOf(20)))));
                context.registerBean(Clock.class, () -> today);
                context.register(
                        Transactions.class,
                        Portfolio.class,
                        Customers.class,
                        Subscriptions.class,
                        SubscriptionDiary.class,
                        UsageFees.class,
                        Charges.class,
                        MonthlyRuns.class,
                        MonthlyCharging.class);
                context.refresh();
                measure(name, context, today);
            }
        }
    }

    private static void measure(String name, AnnotationConfigApplicationContext context, Today today) {
        var runs = context.getBean(MonthlyRuns.class);
        var charges = context.getBean(MonthlyCharging.class);
        var imported = context.getBean(Portfolio.class).importFiles(portfolio(), "benchmark");
        if (!(imported instanceof Accepted)) {
            throw new IllegalStateException(String.valueOf(imported));
        }
        runs.openFirst();
        var first = YearMonth.from(IMPORTED_ON).plusMonths(1);
        for (int i = 0; i <= LAST; i++) {
            var month = first.plusMonths(i);
            today.day = month.atDay(1);
            runs.begin(month);
            if (i == 0 || i == LAST) {
                run(name + ", month " + (i + 1), charges, runs, month);
                run(name + ", the same again", charges, runs, month);
            } else {
                charge(charges, month);
            }
            runs.close(month);
        }
    }

    private static void run(String name, MonthlyCharging charges, MonthlyRuns runs, YearMonth month) {
        int before = runs.find(month).orElseThrow().charged();
        STATEMENTS.set(0);
        long begun = System.nanoTime();
        int transactions = charge(charges, month);
        double seconds = (System.nanoTime() - begun) / 1e9;
        int statements = STATEMENTS.get();
        System.out.printf(
                Locale.ROOT,
                "%-28s  %6.2f s, %d lines, %d statements, %d transactions%n",
                name,
                seconds,
                runs.find(month).orElseThrow().charged() - before,
                statements,
                transactions);
    }

    private static int charge(MonthlyCharging charges, YearMonth month) {
        int transactions = 0;
        var progress = new MonthlyCharging.Progress("", true);
        while (progress.more()) {
            progress = charges.charge(month);
            transactions++;
        }
        return transactions;
    }

    /** Each has usage in the month before the last one that is measured. */
    private static PortfolioFiles portfolio() {
        var subscriptions =
                new StringBuilder("client_number;client_name;siren;client_kind;contact_name;contact_email;site_code;"
                        + "site_name;site_address;subscription_number;components;"
                        + "service_start_date;initial_period_months;monthly_fixed_fee;"
                        + "initial_fee\n");
        var usage = new StringBuilder("subscription_number;month;usage_fee\n");
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            subscriptions.append(
                    ("CLI-%1$06d;Société n° %1$d;;non_professional;Camille Exemple;camille@societe-%1$d.example;S%2$06d;"
                                    + "Site n° %2$d;%2$d rue de l’Exemple, 75000 Paris;ABO-%2$06d;Exchange Online;%3$s;36;%4$d.50;0\n")
                            .formatted(
                                    i / SUBSCRIPTIONS_OF_A_CUSTOMER,
                                    i,
                                    LocalDate.of(2020, 1, 1).plusDays(i % 2_000),
                                    10 + i % 500));
            usage.append(
                    "ABO-%06d;%s;%d\n".formatted(i, YearMonth.from(IMPORTED_ON).plusMonths(LAST), 1 + i % 50));
        }
        return PortfolioFiles.of(resource(subscriptions), null, resource(usage));
    }

    private static ByteArrayResource resource(StringBuilder csv) {
        return new ByteArrayResource(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Object counting(Object target, Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                STATEMENTS.incrementAndGet();
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
            return result instanceof Connection || result instanceof Statement
                    ? counting(result, method.getReturnType())
                    : result;
        });
    }

    /** The day that the benchmark has come to. */
    private static final class Today extends Clock {

        private LocalDate day = IMPORTED_ON;

        @Override
        public ZoneId getZone() {
            return ContractTime.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return ContractTime.startOf(day);
        }
    }

    @Configuration
    @EnableTransactionManagement
    static class Transactions {}
}
