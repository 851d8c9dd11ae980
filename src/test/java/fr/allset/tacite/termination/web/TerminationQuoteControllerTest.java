package fr.allset.tacite.termination.web;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fee;
import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Quotes over HTTP, as a program asks for them. */
@ServedTaciteTest
class TerminationQuoteControllerTest {

    private static final String QUOTES = "/api/termination-quotes";

    /** In the third year: b) alone; the initial period of 36 months ends on 29 February 2028. */
    private static final String ASKED = "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void twoCustomers() {
        town.settle();
    }

    private Caller client() {
        return Caller.program(port, CLIENT_A, PASSWORD);
    }

    private Caller manager() {
        return Caller.program(port, MANAGER, PASSWORD);
    }

    // ---- the document

    @Test
    void aQuoteIsMadeAndHasAnAddress() {
        var answer = client().post(QUOTES, ASKED);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        var quote = answer.json();
        var number = quote.get("number").asText();
        assertThat(number).matches("DR-2026-\\d{6}");
        assertThat(answer.header("Location")).isEqualTo(QUOTES + "/" + number);
        assertThat(answer.header(TerminationQuoteController.STATUS_HEADER)).isEqualTo("offered");
        assertThat(answer.body()
                        .replace(number, "*")
                        .replaceAll("\"readings\":\\{[^}]*}", "\"readings\":{}")
                        .replaceAll("\"fingerprint\":\"[0-9a-f]{64}\"", "\"fingerprint\":\"#\"")
                        .replaceAll("\"explanation\":\"[^\"]+\"", "\"explanation\":\"…\""))
                .isEqualTo("""
                {"number":"*","status":"issued","effectiveDate":"2027-03-15","validUntil":"2026-12-23",\
                "sites":[{"subscription":"ABO-A1","site":"BREST","phase":"initial","renewalIndex":0,\
                "lines":[{"clause":"5 b)","from":"2027-03-15","to":"2028-02-29","months":"12.000000","ratePercent":"50",\
                "monthlyFee":"120.00","amount":"720.00","explanation":"…"}],"total":"720.00"}],\
                "totalExcludingTax":"720.00","vatRatePercent":"20","vat":"144.00","totalIncludingTax":"864.00",\
                "termsVersion":"CP-O365-1","readings":{},"fingerprint":"#"}""");
        assertThat(quote.get("readings")).isNotEmpty();
        assertThat(quote.at("/sites/0/lines/0/explanation").asText()).contains("12", "50", "120,00");
    }

    @Test
    void theDocumentStaysTheSameWhateverBecomesOfIt() {
        var issued = client().post(QUOTES, ASKED);
        var address = issued.header("Location");
        assertThat(client().get(address).body()).isEqualTo(issued.body());

        assertThat(client().post(address + "/acceptance", "").status()).isEqualTo(200);
        assertThat(client().get(address).body()).isEqualTo(issued.body());
        assertThat(client().get(address).header(TerminationQuoteController.STATUS_HEADER))
                .isEqualTo("accepted");

        town.takeFees(fee("ABO-A1", "2027-01-01", "150.00"));
        clock.moveTo(LocalDate.of(2027, 3, 20));

        assertThat(client().get(address).body()).isEqualTo(issued.body());
        assertThat(manager().get(address).body()).isEqualTo(issued.body());
        assertThat(client().get(address).header(TerminationQuoteController.STATUS_HEADER))
                .isEqualTo("stale");
    }

    @Test
    void severalSitesAreOneQuote() {
        var quote = client().post(
                        QUOTES, "{\"subscriptions\": [\"ABO-A2\", \"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json();

        assertThat(quote.get("sites")).hasSize(2);
        assertThat(quote.at("/sites/0/subscription").asText()).isEqualTo("ABO-A2");
        assertThat(quote.get("totalExcludingTax").asText()).isEqualTo("1440.00");
    }

    // ---- the key

    @Test
    void theSameKeyAndBodyGiveTheSameQuote() {
        var first = client().with("Idempotency-Key", "k-1").post(QUOTES, ASKED);
        var again = client().with("Idempotency-Key", "k-1").post(QUOTES, ASKED);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(client().get(QUOTES).json()).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        client().with("Idempotency-Key", "k-1").post(QUOTES, ASKED);

        var other = client().with("Idempotency-Key", "k-1").post(QUOTES, ASKED.replace("03-15", "03-16"));

        assertProblem(other, 422, "idempotency-key-reused", "Idempotency-Key");
        assertThat(client().get(QUOTES).json()).hasSize(1);
    }

    @Test
    void aKeyOutlivesARefusal() {
        assertThat(client().with("Idempotency-Key", "k-2")
                        .post(QUOTES, ASKED.replace("2027", "2020"))
                        .status())
                .isEqualTo(422);
        assertThat(client().with("Idempotency-Key", "k-2").post(QUOTES, ASKED).status())
                .isEqualTo(201);
    }

    @Test
    void twentyAtOnceWithOneKeyHaveOneEffect() {
        var answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> client().with("Idempotency-Key", "k-3").post(QUOTES, ASKED))
                .toList();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(client().get(QUOTES).json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "tab\there"})
    void aKeyThatIsNoneIsRefused(String key) {
        assertProblem(
                client().with("Idempotency-Key", key).post(QUOTES, ASKED),
                400,
                "idempotency-key-invalid",
                "Idempotency-Key");
    }

    @Test
    void aKeyHasAHundredCharactersAtMost() {
        assertProblem(
                client().with("Idempotency-Key", "k".repeat(101)).post(QUOTES, ASKED),
                400,
                "idempotency-key-invalid",
                "Idempotency-Key");
        assertThat(client().with("Idempotency-Key", "k".repeat(100))
                        .post(QUOTES, ASKED)
                        .status())
                .isEqualTo(201);
    }

    // ---- bad input

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                                         | 400 | invalid-fields   | ",
                "{\"subscriptions\": [\"ABO-A1\"]}                                          | 400 | invalid-fields   | effectiveDate",
                "{\"effectiveDate\": \"2027-03-15\"}                                        | 400 | invalid-fields   | subscriptions",
                "{\"subscriptions\": null, \"effectiveDate\": \"2027-03-15\"}               | 400 | invalid-fields   | subscriptions",
                "{\"subscriptions\": [], \"effectiveDate\": \"2027-03-15\"}                 | 400 | invalid-fields   | subscriptions",
                "{\"subscriptions\": [\"\"], \"effectiveDate\": \"2027-03-15\"}             | 400 | invalid-fields   | subscriptions[0]",
                "{\"subscriptions\": [null], \"effectiveDate\": \"2027-03-15\"}             | 400 | invalid-fields   | subscriptions[0]",
                "{\"subscriptions\": \"ABO-A1\", \"effectiveDate\": \"2027-03-15\"}         | 400 | wrong-type       | subscriptions",
                "{\"subscriptions\": {}, \"effectiveDate\": \"2027-03-15\"}                 | 400 | wrong-type       | subscriptions",
                "{\"subscriptions\": [{}], \"effectiveDate\": \"2027-03-15\"}               | 400 | wrong-type       | subscriptions[0]",
                "{\"subscriptions\": [17], \"effectiveDate\": \"2027-03-15\"}               | 400 | unreadable-value | subscriptions[0]",
                "{\"subscriptions\": [true], \"effectiveDate\": \"2027-03-15\"}             | 400 | unreadable-value | subscriptions[0]",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"15/03/2027\"}       | 400 | unreadable-value | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-02-31\"}       | 400 | unreadable-value | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15T00:00\"} | 400 | unreadable-value | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"\"}                 | 400 |                  | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": 20270315}             | 400 | wrong-type       | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": [2027, 3, 15]}        | 400 | wrong-type       | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": true}                 | 400 | wrong-type       | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\", \"waive\": true} | 400 | unknown-field | waive",
                "{\"subscriptions\": [\"ABO-XX\"], \"effectiveDate\": \"2027-03-15\"}       | 404 | unknown-subscription | ",
                "{\"subscriptions\": [\"ABO-A1\", \"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"} | 422 | "
                        + "subscription-twice | subscriptions",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2026-11-22\"}       | 422 | effective-date-past | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2036-11-24\"}       | 422 | effective-date-too-far | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"+999999999-12-31\"} | 400 | unreadable-value | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"-999999999-01-01\"} | 400 | unreadable-value | effectiveDate",
                "{\"subscriptions\": [\"ABO-A1\"                                            | 400 | unreadable-body  | ",
                "[]                                                                         | 400 |                  | ",
                "null                                                                       | 400 | unreadable-body  | ",
                "\"text\"                                                                   | 400 |                  | ",
                "42                                                                         | 400 |                  | "
            })
    void whatCannotBeQuotedIsRefusedWithTheField(String body, int status, String code, String field) {
        assertProblem(client().post(QUOTES, body), status, code, field);
        assertThat(client().get(QUOTES).json()).isEmpty();
    }

    @Test
    void aDateBeforeTheServiceIsRefused() {
        town.take(fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription("ABO-A9")
                .ofCustomer("CLI-A")
                .with("service_start_date", "2027-06-01"));

        assertProblem(
                client().post(QUOTES, "{\"subscriptions\": [\"ABO-A9\"], \"effectiveDate\": \"2027-05-31\"}"),
                422,
                "effective-date-before-start",
                "effectiveDate");
    }

    @Test
    void theFarthestAndTheNearestDatesAreQuoted() {
        assertThat(client().post(QUOTES, ASKED.replace("2027-03-15", "2026-11-23"))
                        .status())
                .isEqualTo(201);
        assertThat(client().post(QUOTES, ASKED.replace("2027-03-15", "2036-11-23"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void fiftySubscriptionsAreTheMost() {
        var numbers = IntStream.rangeClosed(1, 51)
                .mapToObj(i -> "\"X-%d\"".formatted(i))
                .collect(Collectors.joining(","));

        assertProblem(
                client().post(
                                QUOTES,
                                "{\"subscriptions\": [%s], \"effectiveDate\": \"2027-03-15\"}".formatted(numbers)),
                400,
                "invalid-fields",
                "subscriptions");
        assertProblem(
                client().post(
                                QUOTES,
                                "{\"subscriptions\": [\"%s\"], \"effectiveDate\": \"2027-03-15\"}"
                                        .formatted("x".repeat(41))),
                400,
                "invalid-fields",
                "subscriptions[0]");
    }

    @Test
    void otherFormatsMethodsAndPathsAreRefusedInTheSameWords() {
        assertProblem(client().send("POST", QUOTES, "text/plain", ASKED.getBytes(UTF_8)), 415, "http-415", null);
        assertProblem(client().send("POST", QUOTES, "application/xml", "<a/>".getBytes(UTF_8)), 415, "http-415", null);
        assertProblem(client().form(QUOTES, "a=b"), 415, "http-415", null);
        assertProblem(client().send("DELETE", QUOTES, null, new byte[0]), 405, "http-405", null);
        assertProblem(
                client().send("PUT", QUOTES + "/DR-2026-000001", "application/json", ASKED.getBytes(UTF_8)),
                405,
                "http-405",
                null);
        assertProblem(client().get("/api/nothing"), 404, "http-404", null);
        assertProblem(client().with("Accept", "image/png").get(QUOTES), 406, null, null);
        assertProblem(client().get(QUOTES + "/DR-2026-999999"), 404, "unknown-quote", null);
    }

    @Test
    void aBodyEndsAtOneMegabyte() {
        var large = "{\"subscriptions\": [\"" + "x".repeat(1 << 20) + "\"]}";
        var bytes = large.getBytes(StandardCharsets.UTF_8);

        assertProblem(client().post(QUOTES, large), 413, "body-too-large", null);
        assertProblem(
                client().send(
                                "POST",
                                QUOTES,
                                "application/json",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))),
                413,
                "body-too-large",
                null);
    }

    @Test
    void anUploadEndsAtTwentyMegabytes() {
        var body = ("--x\r\nContent-Disposition: form-data; name=\"subscriptions\"; filename=\"s.csv\"\r\n\r\n"
                        + "x".repeat(21 << 20) + "\r\n--x--\r\n")
                .getBytes(StandardCharsets.UTF_8);

        assertProblem(
                manager().send("POST", "/api/portfolio", "multipart/form-data; boundary=x", body),
                413,
                "too-large",
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"subscriptions\":"})
    void nestingHasAnEnd(String level) {
        assertProblem(client().post(QUOTES, level.repeat(20_000)), 400, null, null);
    }

    @Test
    void problemsSpeakTheReadersLanguage() {
        var past = ASKED.replace("2027", "2020");

        assertThat(client().post(QUOTES, past).json().get("detail").asText()).contains("date d'effet", "15/03/2020");
        assertThat(client().with("Accept-Language", "en")
                        .post(QUOTES, past)
                        .json()
                        .get("detail")
                        .asText())
                .contains("effective date", "2020-03-15");
        assertThat(client().with("Accept-Language", "de")
                        .post(QUOTES, past)
                        .json()
                        .get("detail")
                        .asText())
                .contains("date d'effet");
    }

    @Test
    void aProblemOfTwoFieldsNamesBothAndInFrench() {
        var problem = client().post(QUOTES, "{}").json();

        assertThat(problem.get("errors")).hasSize(2);
        assertThat(problem.get("detail").asText()).doesNotContain("must", "null");
    }

    private static void assertProblem(Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText())
                .isNotBlank()
                .doesNotContain("Exception", "fr.allset", "org.", "java.");
        if (code != null) {
            assertThat(problem.get("type").asText()).isEqualTo("/problems/" + code);
        }
        if (field != null) {
            assertThat(problem.path("field").asText()).as(answer.toString()).isEqualTo(field);
        }
    }

    // ---- the client's answer

    @Test
    void acceptingTwiceIsAcceptingOnce() {
        var address = client().post(QUOTES, ASKED).header("Location");

        var first = client().post(address + "/acceptance", "");
        var again = client().post(address + "/acceptance", "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(client().post(QUOTES, ASKED), 409, "termination-under-way", null);
    }

    @Test
    void anExpiredQuoteIsNotAccepted() {
        var address = client().post(QUOTES, ASKED).header("Location");
        clock.moveTo(LocalDate.of(2026, 12, 24));

        assertProblem(client().post(address + "/acceptance", ""), 409, "quote-expired", null);
    }

    @Test
    void cancellingWantsAConfirmedTerminationAndAReason() {
        var address = client().post(QUOTES, ASKED).header("Location");

        assertProblem(manager().post(address + "/cancellation", "{}"), 400, "invalid-fields", "reason");
        assertProblem(
                manager().post(address + "/cancellation", "{\"reason\": \"" + "x".repeat(2001) + "\"}"),
                400,
                "invalid-fields",
                "reason");
        assertProblem(manager().post(address + "/cancellation", "{\"reason\": \"trop tôt\"}"), 409, null, null);
    }

    // ---- costs

    @Test
    void leavingCostsNothingOnTheDayItSays() {
        var costs = client().get("/api/subscriptions/ABO-A1/termination-costs?from=2027-01-01&to=2028-12-31")
                .json();

        assertThat(costs.get("subscription").asText()).isEqualTo("ABO-A1");
        assertThat(costs.at("/changes/0/effectiveDate").asText()).isEqualTo("2027-01-01");
        var nextFree = costs.at("/nextFree/effectiveDate").asText();
        assertThat(nextFree).isEqualTo("2028-03-01");
        assertThat(costs.at("/nextFree/by").asText()).isEqualTo("non_renewal");
        assertThat(costs.get("changes")).allSatisfy(step -> {
            var asked = ASKED.replace("2027-03-15", step.get("effectiveDate").asText());
            assertThat(client().post(QUOTES, asked)
                            .json()
                            .get("totalExcludingTax")
                            .asText())
                    .isEqualTo(step.get("total").asText());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "from=2028-01-01&to=2027-01-01,422",
        "from=2027-01-01&to=2099-01-01,422",
        "from=tomorrow,400",
        "to=2027-02-31,400",
        "from=%2B999999999-12-31,400",
        "from=-999999999-01-01&to=-999999998-01-01,400"
    })
    void aRangeThatIsNoneIsRefused(String query, int status) {
        assertProblem(client().get("/api/subscriptions/ABO-A1/termination-costs?" + query), status, null, null);
    }

    // ---- the description

    @Test
    void theDescriptionNamesEveryEndpointOfTheApi(@Autowired ApplicationContext context) {
        assertThat(Caller.stranger(port).get("/api/openapi").status()).isEqualTo(401);
        var described =
                Caller.program(port, OWNER, PASSWORD).get("/api/openapi").json().get("paths");
        var paths = new TreeSet<String>();
        described
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> paths.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        var real = new TreeSet<String>();
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues().stream()
                                .filter(pattern -> pattern.startsWith("/api/") && !pattern.startsWith("/api/openapi"))
                                .forEach(pattern -> info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> real.add(method + " " + pattern.replace("{*", "{"))))));
        assertThat(paths).isEqualTo(real);
        assertThat(described
                        .at("/~1api~1termination-quotes/post/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("QuoteDocument");
    }

    /** What is written as text is described as text, and who asks is no parameter. */
    @Test
    void theDescriptionSaysWhatIsSent() {
        var described = Caller.program(port, OWNER, PASSWORD).get("/api/openapi");

        var schemas = described.json().at("/components/schemas");
        for (var decimal : List.of("QuoteDocumentLine/properties/months", "QuoteDocumentLine/properties/ratePercent")) {
            assertThat(schemas.at("/" + decimal + "/type").asText()).as(decimal).isEqualTo("string");
        }
        assertThat(schemas.at("/QuoteDocument/properties/vatRatePercent/type").asText())
                .isEqualTo("string");
        assertThat(described.body()).doesNotContain("\"name\":\"actor\"").doesNotContain("\"Actor\"");
    }

    // ---- anything at all

    /** Whatever JSON arrives wherever, the answer is an answer and no failure of ours. */
    @Test
    void noInputIsAFailureOfOurs() {
        var endpoints = Stream.of(
                        "POST " + QUOTES,
                        "POST " + QUOTES + "/DR-2026-000001/cancellation",
                        "POST /api/logins",
                        "PUT /api/logins/nobody/enabled")
                .toList();
        var manager = manager();
        var admin = Caller.program(port, ADMIN, PASSWORD);
        JqwikSession.run(() -> Arbitraries.of(endpoints)
                .flatMap(endpoint -> json().map(body -> new String[] {endpoint, body}))
                .generator(1000, true)
                .stream(new java.util.Random(20261123))
                .limit(400)
                .map(shrinkable -> shrinkable.value())
                .forEach(ask -> {
                    var method = ask[0].substring(0, ask[0].indexOf(' '));
                    var path = ask[0].substring(ask[0].indexOf(' ') + 1);
                    var caller = path.contains("logins") ? admin : manager;
                    var answer = caller.send(method, path, "application/json", ask[1].getBytes(StandardCharsets.UTF_8));
                    assertThat(answer.status())
                            .as("%s with %s: %s", ask[0], ask[1], answer)
                            .isLessThan(500);
                }));
    }

    /** JSON of the right shape with wrong things in it, JSON of any shape, and text that is none. */
    private static Arbitrary<String> json() {
        var text = Arbitraries.strings().ofMaxLength(30).map(TerminationQuoteControllerTest::quoted);
        var scalar = Arbitraries.oneOf(
                text,
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-1",
                        "1e400",
                        "1e-400",
                        "NaN",
                        "\"2027-03-15\"",
                        "\"2027-02-30\"",
                        "\"ABO-A1\"",
                        "\"CLIENT\"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"${1+1}\"",
                        "99999999999999999999999999"),
                Arbitraries.bigDecimals().map(String::valueOf));
        var list = scalar.list().ofMaxSize(4).map(values -> "[" + String.join(",", values) + "]");
        var names = Arbitraries.of(
                "\"subscriptions\"",
                "\"effectiveDate\"",
                "\"reason\"",
                "\"username\"",
                "\"displayName\"",
                "\"role\"",
                "\"customerNumber\"",
                "\"other\"",
                "\"\"");
        var value = Arbitraries.oneOf(scalar, list, list.map(inner -> "{\"x\":" + inner + "}"));
        var object = Arbitraries.maps(names, value)
                .ofMaxSize(5)
                .map(fields -> fields.entrySet().stream()
                        .map(field -> field.getKey() + ":" + field.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
        return Arbitraries.oneOf(
                object, object, object, value, Arbitraries.strings().ofMaxLength(20));
    }

    private static String quoted(String text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new JqwikException("text is JSON", impossible);
        }
    }
}
