package fr.allset.tacite.microsoftfeed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.allset.tacite.Tacite;
import fr.allset.tacite.testing.CountedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first reading of 10,000 messages of 10 kB from a stub of Microsoft Graph on this machine, most of them past; then a reading in which
 * nothing has changed, and one in which a hundred have: requests, statements, commits, seconds. The process {@code microsoft-sync} with the
 * job executor at work, on an H2 file and on PostgreSQL.
 *
 * <pre>
 * mvn -q -B -Pbench -DskipTests test-compile exec:exec -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath fr.allset.tacite.microsoftfeed.MicrosoftReadBenchmark"
 * </pre>
 */
public final class MicrosoftReadBenchmark {

    private static final int MESSAGES = Integer.getInteger("messages", 10_000);
    /** One in so many is still ahead and major: it is proposed. */
    private static final int PROPOSED = 100;

    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String BODY =
            "<p>" + "Microsoft will change how this works for your users. ".repeat(190) + "</p>";

    private static final AtomicInteger REQUESTS = new AtomicInteger();
    /** From which message on the text is another one, so that the last of them are news. */
    private static volatile int changedFrom = Integer.MAX_VALUE;

    private MicrosoftReadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var stub = stub();
        var address = "http://localhost:" + stub.getAddress().getPort();
        measure("H2 file", address);
        try (var postgres = EmbeddedPostgres.builder().start()) {
            measure(
                    "PostgreSQL",
                    address,
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres")
                            + "&reWriteBatchedInserts=true",
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password=postgres");
        }
        System.exit(0);
    }

    private static void measure(String database, String graph, String... settings) throws Exception {
        changedFrom = Integer.MAX_VALUE;
        Path folder = Files.createTempDirectory("microsoft-benchmark");
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--tacite.data=" + folder,
                "--tacite.demo=false",
                "--tacite.microsoft.exports=",
                "--tacite.admin-password=a-password-of-this-benchmark",
                "--logging.level.root=warn",
                "--tacite.microsoft.client-id=bench",
                "--tacite.microsoft.client-secret=not-a-secret",
                "--tacite.microsoft.authority=" + graph,
                "--tacite.microsoft.graph=" + graph,
                "--tacite.microsoft.tenants[0].id=" + TENANT,
                "--tacite.microsoft.tenants[0].name=ALLSET"));
        all.addAll(Arrays.asList(settings));
        try (var tacite =
                new SpringApplicationBuilder(Tacite.class, CountedDatabase.class).run(all.toArray(String[]::new))) {
            ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
            read(database, "first reading", tacite, 1);
            read(database, "nothing has changed", tacite, 2);
            changedFrom = MESSAGES - 100;
            read(database, "100 have changed", tacite, 3);
        }
    }

    private static void read(String database, String name, ConfigurableApplicationContext tacite, int readings) {
        REQUESTS.set(0);
        CountedDatabase.reset();
        long begun = System.nanoTime();
        tacite.getBean(MicrosoftReading.class).askFor("bench");
        var jdbc = tacite.getBean(JdbcClient.class);
        var complete = "select count(*) from microsoft_read where outcome = 'COMPLETE' and feed = 'MESSAGES'";
        while (jdbc.sql(complete).query(Long.class).single() < readings) {
            LockSupport.parkNanos(100_000_000);
        }
        System.out.printf(
                Locale.ROOT,
                "%-11s %-20s %,d messages in %.1f s, %d requests, %,d statements, %,d commits; %,d changes, %,d filed%n",
                database,
                name,
                MESSAGES,
                (System.nanoTime() - begun) / 1e9,
                REQUESTS.get(),
                CountedDatabase.statements(),
                CountedDatabase.commits(),
                jdbc.sql("select count(*) from microsoft_change")
                        .query(Long.class)
                        .single(),
                jdbc.sql("select count(*) from filed_announcement")
                        .query(Long.class)
                        .single());
    }

    // ---- what stands in for Microsoft Graph

    private static HttpServer stub() throws IOException {
        var stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stub.setExecutor(Executors.newFixedThreadPool(4));
        stub.createContext("/", MicrosoftReadBenchmark::answer);
        stub.start();
        return stub;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        String body;
        if (uri.getPath().endsWith("/token")) {
            body = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"token-of-the-benchmark\"}";
        } else {
            REQUESTS.incrementAndGet();
            body = uri.getPath().endsWith("/messages") ? page(exchange) : "{\"value\":[]}";
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String page(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        int from = query != null && query.startsWith("$skip=") ? Integer.parseInt(query.substring(6)) : 0;
        var prefer = exchange.getRequestHeaders().getFirst("Prefer");
        int size = prefer == null ? 100 : Integer.parseInt(prefer.replaceAll("\\D", ""));
        int end = Math.min(MESSAGES, from + size);
        var json = new StringBuilder("{");
        if (end < MESSAGES) {
            json.append("\"@odata.nextLink\":\"http://")
                    .append(exchange.getRequestHeaders().getFirst("Host"))
                    .append("/v1.0/admin/serviceAnnouncement/messages?$skip=")
                    .append(end)
                    .append("\",");
        }
        json.append("\"value\":[");
        for (int i = from; i < end; i++) {
            json.append(i == from ? "" : ",").append(message(i));
        }
        return json.append("]}").toString();
    }

    private static String message(int i) {
        boolean ahead = i % PROPOSED == 0;
        return """
                {"startDateTime":"2024-02-01T18:51:00Z","endDateTime":"%s","lastModifiedDateTime":"2024-02-08T01:10:06.843Z",
                 "title":"%sMessage %d","id":"MC%06d","category":"planForChange","severity":"normal","tags":["User impact"],
                 "isMajorChange":%s,"actionRequiredByDateTime":null,"services":["Exchange Online"],"hasAttachments":false,
                 "details":[{"name":"RoadmapIds","value":"476487"}],"body":{"contentType":"html","content":"%s"}}""".formatted(
                        ahead ? "2099-06-01T08:00:00Z" : "2024-06-01T08:00:00Z",
                        i >= changedFrom ? "(Updated) " : "",
                        i,
                        100_000 + i,
                        ahead,
                        BODY);
    }
}
