package fr.allset.tacite.changeletter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import fr.allset.tacite.Tacite;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.testing.SmtpSink;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One urgent change that touches 10,000 customers, told by a Tacite of its own process. A mail server of this machine takes every mail.
 * Measured are the seconds until the last letter is recorded and until the last is sent. Then once more with a {@code kill -9} in the
 * middle, and another Tacite that goes on. No letter is lost and none is recorded twice. Only those in flight are sent twice, under the
 * same {@code Message-ID}. On an H2 file and on PostgreSQL.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath fr.allset.tacite.changeletter.ChangeToManyBenchmark"
 * </pre>
 *
 *
 */
public final class ChangeToManyBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("customers", 10_000);
    private static final String TENANT = "own";

    private final String database;
    private final String url;
    private final String user;
    private final String password;

    private ChangeToManyBenchmark(String database, String url, String user, String password) {
        this.database = database;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    public static void main(String[] arguments) throws Exception {
        for (boolean kill : new boolean[] {false, true}) {
            var folder = Files.createTempDirectory("change-benchmark");
            new ChangeToManyBenchmark(
                            "H2 file",
                            "jdbc:h2:file:" + folder.resolve("tacite") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;"
                                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=FALSE",
                            "tacite",
                            "")
                    .run(kill);
            try (var postgres = EmbeddedPostgres.builder().start()) {
                new ChangeToManyBenchmark(
                                "PostgreSQL",
                                postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true",
                                "postgres",
                                "postgres")
                        .run(kill);
            }
        }
        System.exit(0);
    }

    private void run(boolean kill) throws Exception {
        prepare();
        try (var sink = new SmtpSink()) {
            var tacite = start(sink);
            if (kill) {
                while (sink.different() < CUSTOMERS / 3) {
                    LockSupport.parkNanos(1_000_000);
                }
                tacite.destroyForcibly().waitFor();
                int sent = sink.different();
                try (var connection = connection()) {
                    System.out.printf(
                            Locale.ROOT,
                            "%-11s killed: %,d mails taken, %,d letters recorded, %,d known to be sent%n",
                            database,
                            sent,
                            count(connection, "select count(*) from notice"),
                            count(connection, "select count(*) from notice where status = 'SENT'"));
                }
                tacite = start(sink);
            }
            while (sink.different() < CUSTOMERS) {
                LockSupport.parkNanos(50_000_000);
                if (!tacite.isAlive()) {
                    throw new IllegalStateException("Tacite has ended");
                }
            }
            // the outcome of the last mails is yet to be committed
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
            tacite.destroy();
            tacite.waitFor();
            tell(sink, kill);
        }
    }

    private void tell(SmtpSink sink, boolean killed) throws SQLException {
        try (var connection = connection()) {
            var recorded = new HashSet<String>();
            try (var rows = connection.createStatement().executeQuery("select message_id from notice")) {
                while (rows.next()) {
                    recorded.add(rows.getString(1));
                }
            }
            if (killed) {
                System.out.printf(
                        Locale.ROOT,
                        "%-11s after the kill: %,d customers told, %,d letters recorded for %,d customers, %,d not sent; "
                                + "%,d different mails taken, %,d lost, %,d of another Message-ID, %,d taken twice%n",
                        database,
                        count(connection, "select count(*) from change_notice"),
                        recorded.size(),
                        count(connection, "select count(distinct customer_number) from notice"),
                        count(connection, "select count(*) from notice where status <> 'SENT'"),
                        sink.different(),
                        without(recorded, sink.mails().keySet()),
                        without(sink.mails().keySet(), recorded),
                        sink.repeated());
            } else {
                double recording = seconds(connection, "max(recorded_at)");
                double sending = seconds(connection, "max(sent_at)");
                System.out.printf(
                        Locale.ROOT,
                        "%-11s %,d customers: the last letter recorded after %.1f s (%.0f/s), the last sent after %.1f s (%.0f/s); "
                                + "%,d taken twice%n",
                        database,
                        recorded.size(),
                        recording,
                        CUSTOMERS / recording,
                        sending,
                        CUSTOMERS / sending,
                        sink.repeated());
            }
        }
    }

    private static long without(Set<String> these, Set<String> those) {
        return these.stream().filter(each -> !those.contains(each)).count();
    }

    /** From the first letter's record on. */
    private static double seconds(Connection connection, String until) throws SQLException {
        try (var row =
                connection.createStatement().executeQuery("select min(recorded_at), " + until + " from notice")) {
            row.next();
            return (row.getTimestamp(2).getTime() - row.getTimestamp(1).getTime()) / 1000.0;
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** 10,000 customers, and a change that is approved and yet to be told. */
    private void prepare() {
        try (var tacite =
                new SpringApplicationBuilder(Tacite.class).run(settings("--camunda.bpm.job-execution.enabled=false"))) {
            ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
            var csv = new StringBuilder(
                    "client_number,client_name,siren,client_kind,contact_name,contact_email,site_code,site_name,"
                            + "site_address,subscription_number,components,"
                            + "service_start_date,initial_period_months,monthly_fixed_fee,initial_fee\n");
            for (int i = 0; i < CUSTOMERS; i++) {
                csv.append(("C%05d,Client %d,732829320,professional,Camille,c%d@bench.example,S,Site,Rue,B-%d,"
                                + "Exchange Online,2026-01-01,24,20.50,0%n")
                        .formatted(i, i, i, i));
            }
            tacite.getBean(Portfolio.class)
                    .importFiles(
                            PortfolioFiles.of(
                                    new ByteArrayResource(csv.toString().getBytes(StandardCharsets.UTF_8)), null, null),
                            "bench");
            approve(tacite);
            // only the telling is looked at here: what the import would begin is taken away
            var jdbc = tacite.getBean(JdbcClient.class);
            jdbc.sql("update subscription set lifecycle_started = true").update();
            tacite.getBean(ManagementService.class).createJobQuery().list().stream()
                    .filter(job -> !"microsoft-change".equals(job.getProcessDefinitionKey()))
                    .forEach(job -> tacite.getBean(ManagementService.class).deleteJob(job.getId()));
        }
    }

    private static void approve(ConfigurableApplicationContext tacite) {
        var changes = tacite.getBean(ChangeHandling.class);
        tacite.getBean(Tenants.class).put(TENANT, "ALLSET", null);
        tacite.getBean(TransactionTemplate.class).executeWithoutResult(all -> {
            tacite.getBean(Announcements.class)
                    .record(
                            TENANT,
                            1,
                            List.of(new Announcement(
                                    "MC1000001",
                                    "Exchange Online: a protocol is retired",
                                    "planforchange",
                                    "high",
                                    List.of(),
                                    List.of("Exchange Online"),
                                    true,
                                    null,
                                    null,
                                    null,
                                    null,
                                    "text",
                                    "It is retired.")));
            var number = tacite.getBean(JdbcClient.class)
                    .sql("select number from microsoft_change")
                    .query(String.class)
                    .single();
            changes.assess(
                    number,
                    1,
                    AssessmentRequest.informing(
                            Set.of(Component.EXCHANGE_ONLINE),
                            new Words(
                                    "Un protocole est retiré", "Exchange Online retire un protocole.", "Remplacez-le."),
                            null,
                            null,
                            LocalDate.of(2098, 1, 1),
                            false,
                            true),
                    false,
                    "camille");
            changes.review(number, 1, true, null, "dominique");
            var runtime = tacite.getBean(RuntimeService.class);
            runtime.createProcessInstanceQuery()
                    .processDefinitionKey("microsoft-change")
                    .list()
                    .forEach(begun -> runtime.deleteProcessInstance(begun.getId(), "benchmark"));
            runtime.createProcessInstanceByKey("microsoft-change")
                    .businessKey(ChangeRevision.key(number, 1))
                    .startBeforeActivity("TellClients")
                    .execute();
        });
    }

    private Process start(SmtpSink sink) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Tacite.class.getName()));
        command.addAll(List.of(settings("--spring.mail.host=localhost", "--spring.mail.port=" + sink.port())));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(File.createTempFile("tacite", ".log"))
                .start();
    }

    private String[] settings(String... more) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--tacite.demo=false",
                "--tacite.microsoft.exports=",
                "--tacite.data=target/bench-data",
                "--tacite.admin-password=a-password-of-this-benchmark",
                "--logging.level.root=warn",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}
