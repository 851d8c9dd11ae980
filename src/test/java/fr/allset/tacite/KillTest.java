package fr.allset.tacite;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.time.ContractTime;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tacite as it runs, on its H2 file, killed while clients ask for quotes and report failures. What was answered with 201 is there when it
 * has started again, byte for byte. Asked for again under its key it is the same. Its process goes on, its mail is sent, and no number of a
 * report is missing.
 *
 */
@DisplayName("What was acknowledged before a kill")
class KillTest {

    private static final String ADMINISTRATOR_PASSWORD = "only-for-the-tests-of-this-build";
    private static final String OWN_PASSWORD = "quatre mouettes valsent";
    private static final int SUBSCRIPTIONS = 200;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 25;
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    @TempDir
    Path data;

    private Process tacite;
    private int port;
    private String managersPassword;
    private final Set<String> acknowledgedReports = ConcurrentHashMap.newKeySet();

    /** What was asked, under a key of its own, and what was answered. */
    private final Map<String, String> acknowledgedRequests = new ConcurrentHashMap<>();

    @AfterEach
    void stop() throws InterruptedException {
        clients.shutdownNow();
        tacite.destroyForcibly().waitFor();
    }

    @Test
    void isThereWhenItHasStartedAgain() throws Exception {
        start("first");
        aPortfolioAndAnAccountManager();

        var acknowledged = quotesAskedForUntilTheKill();
        start("second");

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL);
        for (var quote : acknowledged.entrySet()) {
            assertThat(get("/api/termination-quotes/" + quote.getKey()).body()).isEqualTo(quote.getValue());
        }
        for (var request : acknowledgedRequests.entrySet()) {
            var again = post("gestionnaire", managersPassword, "/api/termination-quotes", request.getKey());
            assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(request.getValue());
            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        }
        assertThat(acknowledgedReports).isNotEmpty();
        var last = acknowledgedReports.stream().max(Comparator.naturalOrder()).orElseThrow();
        for (int i = 1; i <= Integer.parseInt(last.substring(last.length() - 6)); i++) {
            assertThat(get("/api/failure-notifications/" + last.substring(0, last.length() - 6) + "%06d".formatted(i))
                            .statusCode())
                    .isEqualTo(200);
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(mailed()).containsAll(acknowledged.keySet()).containsAll(acknowledgedReports));
        for (var number : acknowledged.keySet()) {
            var accepted =
                    post("gestionnaire", managersPassword, "/api/termination-quotes/" + number + "/acceptance", "");
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
            assertThat(json.readTree(accepted.body()).get("status").asText()).isEqualTo("accepted");
        }
    }

    /** The documents of the quotes that were answered with 201, by number. */
    @SuppressWarnings("FutureReturnValueIgnored") // each of them ends with the connection that the kill breaks
    private Map<String, String> quotesAskedForUntilTheKill() throws Exception {
        var acknowledged = new ConcurrentHashMap<String, String>();
        var next = new AtomicInteger();
        for (int i = 0; i < CLIENTS; i++) {
            clients.submit(() -> {
                for (int wanted = next.getAndIncrement(); wanted < SUBSCRIPTIONS; wanted = next.getAndIncrement()) {
                    var asked = json.writeValueAsString(Map.of(
                            "subscriptions",
                            List.of(number(wanted)),
                            "effectiveDate",
                            LocalDate.now(ContractTime.ZONE).plusMonths(2).toString()));
                    var answer = post("gestionnaire", managersPassword, "/api/termination-quotes", asked);
                    if (answer.statusCode() == 201) {
                        acknowledgedRequests.put(asked, answer.body());
                        acknowledged.put(read(answer).get("number").asText(), answer.body());
                    }
                    var report = post(
                            "gestionnaire",
                            managersPassword,
                            "/api/failure-notifications",
                            json.writeValueAsString(Map.of(
                                    "subscriptions",
                                    List.of(number(wanted)),
                                    "reporter",
                                    "Anne Le Goff",
                                    "description",
                                    "Plus rien ne fonctionne")));
                    if (report.statusCode() == 201) {
                        acknowledgedReports.add(read(report).get("number").asText());
                    }
                }
                return null;
            });
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL);
        tacite.destroyForcibly().waitFor();
        clients.shutdown();
        assertThat(clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return acknowledged;
    }

    private void aPortfolioAndAnAccountManager() throws Exception {
        Caller.browser(port).logInAndChoose("admin", ADMINISTRATOR_PASSWORD, OWN_PASSWORD);
        var created = post(
                "admin",
                OWN_PASSWORD,
                "/api/logins",
                "{\"username\":\"gestionnaire\",\"displayName\":\"Gestionnaire\",\"role\":\"ACCOUNT_MANAGER\"}");
        Caller.browser(port)
                .logInAndChoose("gestionnaire", read(created).get("password").asText(), OWN_PASSWORD);
        managersPassword = OWN_PASSWORD;

        var rows = IntStream.range(0, SUBSCRIPTIONS)
                .mapToObj(i -> subscription(number(i)))
                .toArray(PortfolioCsv.Row[]::new);
        var imported = http.send(
                request("gestionnaire", managersPassword, "/api/portfolio")
                        .header("Content-Type", "multipart/form-data; boundary=limit")
                        .POST(BodyPublishers.ofString("--limit\r\n"
                                + "Content-Disposition: form-data; name=\"subscriptions\"; filename=\"abonnements.csv\"\r\n"
                                + "Content-Type: text/csv\r\n\r\n"
                                + PortfolioCsv.subscriptions(rows).text() + "\r\n--limit--\r\n"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    }

    private static String number(int i) {
        return "ABO-%04d".formatted(i);
    }

    /** The application alone, without the classes of the tests; a job that a kill has left locked is free again after seconds. */
    private void start(String run) throws IOException {
        var log = data.resolve(run + ".log");
        tacite = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        applicationClasses(),
                        Tacite.class.getName(),
                        "--server.port=0",
                        "--tacite.data=" + data,
                        "--tacite.demo=false",
                        "--tacite.admin-password=" + ADMINISTRATOR_PASSWORD,
                        "--camunda.bpm.job-execution.lock-time-in-millis=5000")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        port = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            assertThat(tacite.isAlive())
                                    .as(Files.readString(log))
                                    .isTrue();
                            var started = PORT.matcher(Files.readString(log));
                            return started.find() ? Integer.parseInt(started.group(1)) : 0;
                        },
                        found -> found > 0);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> http.send(
                                        HttpRequest.newBuilder(uri("/actuator/health/liveness"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private static String applicationClasses() {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(classes.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The numbers that the mails in the folder are about. */
    private Set<String> mailed() throws IOException {
        try (var mails = Files.list(data.resolve("mails"))) {
            return mails.filter(file -> file.toString().endsWith(".eml"))
                    .map(KillTest::subject)
                    .map(subject -> subject.substring(subject.lastIndexOf(' ') + 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String subject(Path mail) {
        try (var content = Files.newInputStream(mail)) {
            return new MimeMessage(null, content).getSubject();
        } catch (Exception unreadable) {
            throw new AssertionError("Not a mail: " + mail, unreadable);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request("gestionnaire", managersPassword, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String username, String password, String path, String body) throws Exception {
        return http.send(
                request(username, password, path)
                        .header("Content-Type", "application/json")
                        .header(
                                "Idempotency-Key",
                                UUID.nameUUIDFromBytes((path + body).getBytes(UTF_8))
                                        .toString())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String username, String password, String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8)));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private JsonNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body());
    }
}
