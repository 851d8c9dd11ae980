package fr.allset.tacite.problem;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;

/** Whatever is wrong with a request, and whoever finds it, is said in one form. */
@ServedTaciteTest
@DisplayName("A bad request")
class BadRequestsTest {

    private static final String SETUP = """
            {"customerNumber": "CLI-A", "site": {"code": "SIEGE"}, "components": ["Exchange Online"], "monthlyFixedFee": 10,
            "initialFee": 0, "initialPeriodMonths": %s, "signedOn": "2026-11-20", "wishedStart": "2026-12-01"}""";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    DataSource database;

    @BeforeEach
    void people() {
        town.settle();
    }

    private Caller program(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    private static void assertProblem(Answer answer, int status, String code, @Nullable String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/" + code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isNotEmpty();
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
        assertThat(answer.json().path("field").asText(null)).isEqualTo(field);
    }

    // ---- bodies

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"from\": \"2027-03-01\", \"amount\": \"150.00\", \"amount\": \"1.50\", \"reason\": \"x\"} | duplicate-field | amount",
                "{\"from\": \"2027-03-01\", \"from\": \"2027-03-01\", \"amount\": \"1\", \"reason\": \"x\"}  | duplicate-field | from",
                "{\"from\": \"2027-03-01\", \"amount\": \"150.00\", \"reason\": \"x\"} {\"amount\": \"1\"}   | text-after-body | ",
                "{\"from\": \"2027-03-01\", \"amount\": \"150.00\", \"reason\": \"x\"}]                      | text-after-body | ",
                "{\"from\": \"2027-03-01\", \"amount\": \"150.00\", \"reason\": \"x\"} et rien d'autre       | text-after-body | ",
                "{\"from\": \"2027-03-01\", \"amount\": \"150.00                                             | unreadable-body | ",
                "\"150.00                                                                                    | unreadable-body | ",
            })
    void isNoBodyOfJson(String body, String code, String field) {
        var answer = program(MANAGER).post("/api/subscriptions/ABO-A1/fixed-fees", body);

        assertProblem(answer, 400, code, field);
        assertThat(program(MANAGER).get("/api/subscriptions/ABO-A1/fixed-fees").json())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "7.0", "1e1", "\"7\"", "true", "99999999999"})
    void countsNoPartsOfMonths(String months) {
        assertProblem(
                program(MANAGER).post("/api/setups", SETUP.formatted(months)),
                400,
                List.of("\"7\"", "true", "99999999999").contains(months) ? "wrong-type" : "unreadable-value",
                "initialPeriodMonths");
        assertThat(program(MANAGER).get("/api/setups").json()).isEmpty();
    }

    @Test
    void namesAFieldThatStandsTwiceDeepInside() {
        var answer = program(MANAGER)
                .post("/api/setups", "{\"site\": {\"code\": \"SIEGE\", \"name\": \"Siège\", \"code\": \"NANTES\"}}");

        assertProblem(answer, 400, "duplicate-field", "site.code");
    }

    @Test
    void isToldAllThatIsWrongWithItAtOnce() {
        var answer = program(MANAGER).post("/api/setups", """
                {"customerNumber": 17, "site": {"code": "SIEGE", "rue": "x"}, "components": ["Exchange Online", {}, ""],
                "monthlyFixedFee": 10, "initialFee": "gratuit", "initialPeriodMonths": 7.5, "signedOn": "31/02/2026"}""");

        assertProblem(answer, 400, "unreadable-value", "customerNumber");
        assertThat(StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                        .map(error -> error.get("field").asText()))
                .containsExactlyInAnyOrder(
                        "customerNumber",
                        "site.rue",
                        "components[1]",
                        "components[2]",
                        "initialFee",
                        "initialPeriodMonths",
                        "signedOn",
                        "wishedStart");
        assertThat(answer.json().get("errors"))
                .allSatisfy(error -> assertThat(error.get("reason").asText()).isNotBlank());
    }

    @Test
    void isToldAllThatIsWrongWithItsParameters() {
        var answer = program(MANAGER).get("/api/charges?page=-1&size=1000");

        assertProblem(answer, 400, "invalid-fields", "page");
        assertThat(answer.json().get("errors")).hasSize(2);
    }

    // ---- addresses

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/subscriptions/ABO%00A1",
                "/api/%00",
                "/api//subscriptions",
                "//api/subscriptions",
                "/api/subscriptions/ABO-A1;x=1",
                "/api/subscriptions/%2e%2e%2fx",
                "/api/subscriptions/a%5cb",
                "/api/subscriptions/%ED%A0%80%0a"
            })
    void isAProblemAlsoWhereTheAddressIsNone(String address) {
        assertProblem(program(MANAGER).get(address), 400, "rejected-address", null);
    }

    @Test
    void namesTheMethodsThatAnAddressHas() {
        var answer = program(MANAGER).send("DELETE", "/api/termination-quotes", null, new byte[0]);

        assertProblem(answer, 405, "http-405", null);
        assertThat(answer.header("Allow").split(", ")).contains("GET", "POST");
    }

    @Test
    void namesTheFormatsThatAreTaken() {
        assertProblem(
                program(MANAGER)
                        .send("POST", "/api/termination-quotes", "text/plain", "x".getBytes(StandardCharsets.UTF_8)),
                415,
                "http-415",
                null);
        assertProblem(program(MANAGER).get("/api/nothing/here"), 404, "http-404", null);
    }

    // ---- time

    @Test
    void isToldWhenToTryAPasswordAgain() {
        var guesser = Caller.program(port, "personne-" + port, "faux-faux-faux-faux");
        var answers = Stream.generate(() -> guesser.get("/api/subscriptions"))
                .limit(11)
                .toList();

        assertProblem(answers.get(10), 429, "throttled", null);
        assertThat(answers.get(10).header("Retry-After")).isEqualTo("300");
    }

    @Test
    void isNotThePasswordsFaultWhenTheDatabaseDoesNotAnswer() throws SQLException {
        var pool = database.unwrap(HikariDataSource.class);
        long patience = pool.getConnectionTimeout();
        var taken = new ArrayList<Connection>();
        List<Answer> answers;
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            waitFor(pool, 250);
            answers = List.of(
                    program(CLIENT_A).get("/api/subscriptions"),
                    program(CLIENT_A)
                            .post(
                                    "/api/termination-quotes",
                                    "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}"));
        } finally {
            waitFor(pool, patience);
            for (var connection : taken) {
                connection.close();
            }
        }

        assertThat(answers).allSatisfy(answer -> {
            assertProblem(answer, 503, "unavailable", null);
            assertThat(answer.header("Retry-After")).isEqualTo("10");
        });
        assertThat(program(CLIENT_A).get("/api/subscriptions").status()).isEqualTo(200);
    }

    @Test
    void isAConflictWhenARowIsHeldByAnotherForTooLong() throws SQLException {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select number from subscription where number = 'ABO-A1' for update");

            var answer = program(CLIENT_A)
                    .post(
                            "/api/termination-quotes",
                            "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}");

            other.rollback();
            other.setAutoCommit(true);
            assertProblem(answer, 409, "overtaken", null);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
    }

    /** At once: what is set for the pool is heard by it twice a minute. */
    private static void waitFor(HikariDataSource database, long milliseconds) {
        var pool = Objects.requireNonNull(ReflectionTestUtils.getField(database, "pool"));
        ReflectionTestUtils.setField(pool, "connectionTimeout", milliseconds);
    }

    @Test
    void tellsAnOutageFromARefusalOfTheDatabase() {
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(Outage.isBehind(new IllegalStateException(new SQLException("twice", "23505"))))
                .isFalse();
    }
}
