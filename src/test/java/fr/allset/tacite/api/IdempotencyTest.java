package fr.allset.tacite.api;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever a program posts under a key of its own happens once, and is answered the same for thirty days. */
@TaciteTest
@DisplayName("A request with a key")
class IdempotencyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String NOTICE = """
            {"givenBy": "customer", "receivedOn": "2026-11-20", "channel": "email", "evidence": "Courriel du 20/11/2026"}""";
    private static final String USAGE = "/api/subscriptions/ABO-A1/usage";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people() {
        town.settle();
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    private Caller keyed(String username) {
        return as(username).with(KEY, UUID.randomUUID().toString());
    }

    private static void assertToldAgain(Answer first, Answer second) {
        assertThat(first.status()).as(first.toString()).isBetween(200, 299);
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(second.status()).as(second.toString()).isEqualTo(first.status());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header(REPLAYED)).isEqualTo("true");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gestionnaire | /api/termination-quotes | {\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}",
                "cli-a | /api/termination-quotes | {\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}",
                "gestionnaire | /api/subscriptions/ABO-A1/non-renewals | {\"givenBy\": \"customer\", \"receivedOn\": \"2026-11-20\","
                        + " \"channel\": \"email\", \"evidence\": \"Courriel\"}",
                "cli-a | /api/subscriptions/ABO-A1/non-renewals | {}",
                "gestionnaire | /api/subscriptions/ABO-A1/fixed-fees | {\"from\": \"2027-03-01\", \"amount\": \"150.00\","
                        + " \"reason\": \"Trois comptes de plus\"}",
                "gestionnaire | /api/subscriptions/ABO-A1/usage | {\"month\": \"2026-10\", \"amount\": \"35.20\"}",
                "gestionnaire | /api/setups | {\"customerNumber\": \"CLI-A\", \"site\": {\"code\": \"QUAI\", \"name\":"
                        + " \"Quai\", \"address\": \"1 quai de la Fosse, Nantes\"}, \"components\": [\"Exchange Online\"],"
                        + " \"monthlyFixedFee\": 10, \"initialFee\": 0, \"initialPeriodMonths\": 12, "
                        + " \"signedOn\": \"2026-11-20\", \"wishedStart\": \"2026-12-01\"}",
                "support | /api/failure-notifications | {\"subscriptions\": [\"ABO-A1\"], \"reporter\": \"Zoé\","
                        + " \"description\": \"La messagerie ne répond plus\"}",
                "support | /api/planned-maintenances | {\"windowFrom\": \"2026-11-28T22:00:00Z\", \"windowTo\":"
                        + " \"2026-11-28T23:00:00Z\", \"description\": \"Un routeur\", \"maintenanceScope\": \"all\"}",
                "pilote | /api/documents/exchange-online/versions | {\"version\": \"2026-12\", \"address\":"
                        + " \"https://example.org/x\", \"validFrom\": \"2026-12-01\"}",
            })
    void happensOnce(String username, String path, String body) {
        var caller = keyed(username);

        var first = caller.post(path, body);
        var second = caller.post(path, body);

        assertToldAgain(first, second);
        var unkeyed = as(username).post(path, body);
        assertThat(unkeyed.header(REPLAYED)).isEmpty();
        assertThat(unkeyed.status() >= 400 || !unkeyed.body().equals(first.body()))
                .as("without a key it is another request: " + unkeyed)
                .isTrue();
    }

    @Test
    void thatAnswersWithoutABodyHappensOnce() {
        var quote = as(CLIENT_A)
                .post("/api/termination-quotes", "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
        town.runJobs();
        var caller = keyed(CLIENT_A);

        assertToldAgain(
                caller.post("/api/termination-quotes/" + quote + "/acceptance", ""),
                caller.post("/api/termination-quotes/" + quote + "/acceptance", ""));
    }

    @Test
    void thatBringsFilesHappensOnce() {
        var caller = keyed(MANAGER);
        var one = file("120.00");

        var first = upload(caller, one);
        var second = upload(caller, one);

        assertToldAgain(first, second);
        var other = upload(caller, file("130.00"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").asText()).endsWith("idempotency-key-reused");
    }

    private static Answer upload(Caller caller, byte[] body) {
        return caller.send("POST", "/api/portfolio", "multipart/form-data; boundary=x", body);
    }

    private static byte[] file(String amount) {
        return ("--x\r\nContent-Disposition: form-data; name=\"usage\"; filename=\"u.csv\"\r\n\r\n"
                        + "subscription_number,month,usage_fee\nABO-A1,2026-10," + amount + "\n\r\n--x--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isOfItsLogin() {
        var body = "{\"subscriptions\": [\"ABO-%s1\"], \"effectiveDate\": \"2027-03-15\"}";

        var ofA = as(CLIENT_A).with(KEY, "une").post("/api/termination-quotes", body.formatted("A"));
        var ofB = as(CLIENT_B).with(KEY, "une").post("/api/termination-quotes", body.formatted("B"));

        assertThat(ofA.status()).isEqualTo(201);
        assertThat(ofB.status()).isEqualTo(201);
        assertThat(ofB.header(REPLAYED)).isEmpty();
    }

    @Test
    void isRefusedWhenItAsksForSomethingElse() {
        var caller = keyed(MANAGER);
        caller.post(USAGE, "{\"month\": \"2026-10\", \"amount\": \"35.20\"}");

        var otherAmount = caller.post(USAGE, "{\"month\": \"2026-10\", \"amount\": \"53.20\"}");
        var otherPlace =
                caller.post("/api/subscriptions/ABO-A2/usage", "{\"month\": \"2026-10\", \"amount\": \"35.20\"}");
        var otherBlanks = caller.post(USAGE, "{\"amount\":\"35.20\",\n \"month\":\"2026-10\"}");

        assertThat(List.of(otherAmount, otherPlace)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("type").asText()).isEqualTo("/problems/idempotency-key-reused");
            assertThat(answer.json().get("field").asText()).isEqualTo(KEY);
        });
        assertThat(otherBlanks.header(REPLAYED)).isEqualTo("true");
        assertThat(as(MANAGER).get(USAGE).json()).hasSize(1);
        assertThat(as(MANAGER).get("/api/subscriptions/ABO-A2/usage").json()).isEmpty();
    }

    @Test
    void mayComeAgainWithSomethingBetterAfterARefusal() {
        var caller = keyed(MANAGER);

        var refused = caller.post(USAGE, "{\"month\": \"2026-10\", \"amount\": \"beaucoup\"}");
        var better = caller.post(USAGE, "{\"month\": \"2026-10\", \"amount\": \"35.20\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(better.status()).isEqualTo(201);
    }

    @Test
    void waitsForItsTwinThatIsUnderWay() {
        var caller = keyed(MANAGER);

        var answers = IntStream.range(0, 30)
                .parallel()
                .mapToObj(i -> caller.post("/api/subscriptions/ABO-A1/non-renewals", NOTICE))
                .toList();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header(REPLAYED).isEmpty()))
                .hasSize(1);
        assertThat(as(MANAGER).get("/api/subscriptions/ABO-A1/non-renewals").json())
                .hasSize(1);
    }

    @Test
    void doesNotKeepWhatIsShownOnce() {
        var caller = keyed(ADMIN);
        var body = "{\"username\": \"new-one\", \"displayName\": \"New\", \"role\": \"PROCESS_OWNER\"}";

        var first = caller.post("/api/logins", body);
        var second = caller.post("/api/logins", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("type").asText()).isEqualTo("/problems/idempotency-shown-once");
        assertThat(jdbc.sql("select count(*) from answered_request where answer is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        jdbc.sql("delete from login where username = 'new-one'").update();
    }

    @Test
    void isForgottenAfterThirtyDays() {
        var caller = keyed(MANAGER);
        var body = "{\"month\": \"2026-10\", \"amount\": \"35.20\"}";
        var first = caller.post(USAGE, body);

        clock.moveTo(clock.instant().plus(Duration.ofDays(29)));
        assertToldAgain(first, caller.post(USAGE, body));
        clock.moveTo(clock.instant().plus(Duration.ofDays(2)));

        assertThat(caller.post(USAGE, body).header(REPLAYED)).isEmpty();
    }

    /** As a kill leaves it: the clock is moved in many transactions, and nobody can tell how far it came. */
    @Test
    void isNotDoneAgainWhenItsEndIsNotKnown() {
        var caller = keyed(OWNER);
        var wish = "{\"by\": \"P1D\"}";
        var first = caller.post("/api/clock", wish);
        assertToldAgain(first, caller.post("/api/clock", wish));
        jdbc.sql("update answered_request set status = null, headers = null, answer = null")
                .update();

        var afterwards = caller.post("/api/clock", wish);

        assertThat(afterwards.status()).isEqualTo(409);
        assertThat(afterwards.json().get("type").asText()).isEqualTo("/problems/idempotency-under-way");
    }

    @Test
    void ofSupportIsRefusedBeforeItsKeyIsLookedAt() {
        assertThat(keyed(SUPPORT).post("/api/setups", "{}").status()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from answered_request")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
