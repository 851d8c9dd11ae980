package fr.allset.tacite.identity;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who gets in where: the table {@code access.md}, held against everything that answers. */
@ServedTaciteTest
class AccessTest {

    private static final Path TABLE = Path.of("src/test/resources/access.md");
    private static final List<String> ROLES =
            List.of("stranger", "account manager", "support", "process owner", "administrator", "client");

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    ServletWebServerApplicationContext context;

    private String quoteOfA;
    private String quoteOfB;

    @BeforeEach
    void peopleAndQuotes() {
        town.settle();
        quoteOfA = quoted(CLIENT_A, "ABO-A1");
        quoteOfB = quoted(CLIENT_B, "ABO-B1");
    }

    private String quoted(String client, String subscription) {
        return program(client)
                .post(
                        "/api/termination-quotes",
                        "{\"subscriptions\": [\"%s\"], \"effectiveDate\": \"2027-03-15\"}".formatted(subscription))
                .json()
                .get("number")
                .asText();
    }

    private Caller program(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    // ---- the table

    record Row(String endpoint, String body, List<String> expected) {

        String method() {
            return endpoint.substring(0, endpoint.indexOf(' '));
        }

        String path() {
            return endpoint.substring(endpoint.indexOf(' ') + 1);
        }
    }

    static List<Row> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.matches("\\| [A-Z]+ /.*"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .map(cells ->
                        new Row(cells.get(0), cells.get(1).replaceAll("^`|`$", ""), cells.subList(2, cells.size())))
                .toList();
    }

    @Test
    void everyEndpointHasItsRow() throws IOException {
        var endpoints = new TreeSet<String>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues().forEach(pattern -> {
                            var methods = info.getMethodsCondition().getMethods();
                            if (methods.isEmpty()) {
                                endpoints.add("GET " + pattern);
                            }
                            methods.forEach(method -> endpoints.add(method + " " + pattern));
                        })));
        assertThat(table().stream().map(Row::endpoint)).containsAll(endpoints);
    }

    @TestFactory
    Stream<DynamicTest> letsInWhomTheTableLetsIn() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        var callers = callers();
        for (var row : table()) {
            assertThat(row.expected()).as(row.endpoint()).hasSameSizeAs(ROLES);
            for (int i = 0; i < ROLES.size(); i++) {
                var role = ROLES.get(i);
                var expected = row.expected().get(i);
                tests.add(dynamicTest(
                        role + ": " + row.endpoint() + " -> " + expected,
                        () -> assertThat(outcome(send(callers.get(role), row, APP_OF.getOrDefault(role, "tasklist"))))
                                .isEqualTo(expected)));
            }
        }
        return tests.stream();
    }

    /** What whoever may not has sent is not read: it does not learn what would have been wrong with it. */
    @TestFactory
    Stream<DynamicTest> whoMayNotIsToldSoBeforeItsBodyIsRead() throws IOException {
        var callers = callers();
        return table().stream()
                .filter(row -> row.path().startsWith("/api/") && row.body().startsWith("{"))
                .map(row -> new Row(row.endpoint(), "{unreadable", row.expected()))
                .flatMap(row -> IntStream.range(0, ROLES.size())
                        .filter(i -> row.expected().get(i).equals("no"))
                        .mapToObj(i -> dynamicTest(
                                ROLES.get(i) + ": " + row.endpoint(),
                                () -> assertThat(send(callers.get(ROLES.get(i)), row, "tasklist")
                                                .status())
                                        .isEqualTo(403))));
    }

    private static final Map<String, String> APP_OF = Map.of("process owner", "cockpit", "administrator", "admin");

    /** Programs speak to the API by HTTP Basic, people have a browser. */
    private Map<String, Map<Boolean, Caller>> callers() {
        var callers = new LinkedHashMap<String, Map<Boolean, Caller>>();
        callers.put("stranger", Map.of(true, Caller.stranger(port), false, Caller.browser(port)));
        Map.of(
                        "account manager",
                        MANAGER,
                        "support",
                        SUPPORT,
                        "process owner",
                        OWNER,
                        "administrator",
                        ADMIN,
                        "client",
                        CLIENT_A)
                .forEach((role, username) -> callers.put(
                        role,
                        Map.of(
                                true,
                                program(username),
                                false,
                                Caller.browser(port).logIn(username, PASSWORD))));
        return callers;
    }

    private Answer send(Map<Boolean, Caller> caller, Row row, String app) {
        var path = row.path()
                .replace("{number}", row.path().contains("quotes") ? quoteOfA : "ABO-A1")
                .replace("{username}", OWNER)
                .replace("{businessKey}", "ABO-A1")
                .replace("{id}", "1")
                .replace("{position}", "1")
                .replace("{revision}", "1")
                .replace("{*customer}", "CLI-A")
                .replace("{code}", "exchange-online")
                .replace("{month}", "2026-10")
                .replace("{version}", "2013-01")
                .replace("**", "readiness");
        boolean program = path.startsWith("/api") || path.startsWith("/actuator");
        var sender = caller.get(program);
        if (path.startsWith("/camunda/api") && !row.method().equals("GET")) {
            sender = sender.inWebApp(app);
        }
        if (row.body().startsWith("fields ")) {
            return sender.form(
                    path,
                    row.body().substring("fields ".length()) + "&_csrf=" + Caller.encoded(sender.pageToken("/login")));
        }
        return switch (row.body()) {
            case "file" ->
                sender.send(
                        row.method(),
                        path,
                        "multipart/form-data; boundary=x",
                        bytes(
                                "--x\r\nContent-Disposition: form-data; name=\"fees\"; filename=\"fees.csv\"\r\n\r\nwrong\r\n--x--\r\n"));
            case "deployment" ->
                sender.send(
                        row.method(),
                        path,
                        "multipart/form-data; boundary=x",
                        bytes("--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nintruder\r\n"
                                + "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"intruder.bpmn\"\r\n\r\n"
                                + INTRUDING_PROCESS + "\r\n--x--\r\n"));
            case "page form" -> sender.form(path, "_csrf=" + Caller.encoded(sender.pageToken("/login")));
            case "form" -> sender.form(path, "username=" + MANAGER + "&password=" + PASSWORD);
            default ->
                sender.send(row.method(), path, row.body().isEmpty() ? null : "application/json", bytes(row.body()));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String outcome(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
        if (answer.status() == 401
                || answer.status() == 302 && answer.header("Location").contains("/login")) {
            return "log in";
        }
        return answer.status() == 403 ? "no" : "yes";
    }

    static final String INTRUDING_PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="x"><process id="intruder" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/>
            </process></definitions>""";

    // ---- strangers

    @Test
    void nothingElseAnswersAStranger() {
        var doors = new TreeSet<String>(List.of(
                "/engine-rest",
                "/engine-rest/engine",
                "/rest/engine",
                "/camunda",
                "/camunda/",
                "/camunda/index.html",
                "/camunda/api/engine/engine",
                "/camunda/api/admin/plugin/adminPlugins/static/app/plugin.js",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/app/tasklist/default/",
                "/camunda/lib/deps.js",
                "/camunda/assets/bpmn.svg",
                "/webjars/camunda/app/tasklist/scripts/config.js",
                "/h2-console",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health/readiness",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/api",
                "/api/unknown",
                "/api/openapi",
                "/index.html",
                "/problems/forbidden",
                "/processes/early-termination.bpmn",
                "/error",
                "/css/../api/charges",
                "/.env",
                "/logout"));
        var servlets = context.getServletContext().getServletRegistrations().values();
        servlets.forEach(servlet -> servlet.getMappings().forEach(mapping -> doors.add(mapping.replace("*", "door"))));
        assertThat(doors)
                .as("the engine's own API is among them")
                .anyMatch(door -> door.startsWith("/camunda/api/engine/"));
        doors.removeIf(door -> !door.startsWith("/"));
        doors.remove("/");

        assertThat(doors).allSatisfy(door -> {
            for (var stranger : List.of(Caller.stranger(port), Caller.browser(port))) {
                var answer = stranger.get(door);
                assertThat(answer.status()).as(answer.toString()).isIn(401, 403, 302, 400);
                if (answer.status() == 302) {
                    assertThat(answer.header("Location")).as(answer.toString()).endsWith("/login");
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo:demo",
                "admin:admin",
                "kermit:kermit",
                "camunda:camunda",
                "root:root",
                "sa:",
                "tacite:",
                "user:user",
                "admin:password",
                "admin:",
                "gestionnaire:gestionnaire",
                "postgres:postgres"
            })
    void noWellKnownPasswordOpens(String pair) {
        var name = pair.substring(0, pair.indexOf(':'));
        var password = pair.substring(pair.indexOf(':') + 1);

        assertThat(Caller.program(port, name, password)
                        .get("/api/subscriptions")
                        .status())
                .isEqualTo(401);
        assertThat(Caller.browser(port).tryLogIn(name, password).header("Location"))
                .endsWith("/login?error");
    }

    // ---- one customer's things and another's

    @TestFactory
    Stream<DynamicTest> anotherCustomersThingLooksExactlyLikeNone() {
        record Ask(String method, String path, String body, String theirs, String none) {}
        var none = "DR-2026-999999";
        var asks = List.of(
                new Ask("GET", "/api/subscriptions/%s", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/subscriptions/%s/calendar", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/subscriptions/%s/calendar?on=2027-01-01", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/subscriptions/%s/lifecycle", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/subscriptions/%s/termination-costs", "", "ABO-B1", "ABO-XX"),
                new Ask(
                        "GET",
                        "/api/subscriptions/%s/termination-costs?from=2027-01-01&to=2026-01-01",
                        "",
                        "ABO-B1",
                        "ABO-XX"),
                new Ask("GET", "/api/subscriptions?q=%s", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/charges?subscription=%s", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/charges?customer=%s", "", "CLI-B", "CLI-X"),
                new Ask("GET", "/api/charges.csv?subscription=%s", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/charges.csv?customer=%s", "", "CLI-B", "CLI-X"),
                new Ask("GET", "/api/subscriptions/%s/fixed-fees", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/subscriptions/%s/usage", "", "ABO-B1", "ABO-XX"),
                new Ask("GET", "/api/termination-quotes/%s", "", quoteOfB, none),
                new Ask("GET", "/api/termination-quotes/%s/progress", "", quoteOfB, none),
                new Ask("POST", "/api/termination-quotes/%s/acceptance", "", quoteOfB, none),
                new Ask("POST", "/api/termination-quotes/%s/cancellation", "{\"reason\": \"x\"}", quoteOfB, none),
                new Ask(
                        "POST",
                        "/api/termination-quotes",
                        "{\"subscriptions\": [\"%s\"], \"effectiveDate\": \"2027-03-15\"}",
                        "ABO-B1",
                        "ABO-XX"),
                new Ask(
                        "POST",
                        "/api/termination-quotes",
                        "{\"subscriptions\": [\"ABO-A2\", \"%s\"], \"effectiveDate\": \"2020-03-15\"}",
                        "ABO-B1",
                        "ABO-XX"));
        return asks.stream()
                .map(ask -> dynamicTest(ask.method() + " " + ask.path() + " " + ask.body(), () -> {
                    var theirs = asked(ask.method(), ask.path(), ask.body(), ask.theirs());
                    var unknown = asked(ask.method(), ask.path(), ask.body(), ask.none());
                    assertThat(theirs.status()).isEqualTo(unknown.status()).isLessThan(500);
                    assertThat(theirs.body().replace(ask.theirs(), "*"))
                            .isEqualTo(unknown.body().replace(ask.none(), "*"));
                    assertThat(theirs.response().headers().map().keySet())
                            .isEqualTo(unknown.response().headers().map().keySet());
                    assertThat(theirs.body()).doesNotContain("Brasserie", "CLI-B");
                }));
    }

    private Answer asked(String method, String path, String body, String number) {
        return program(CLIENT_A)
                .send(
                        method,
                        path.replace("%s", number),
                        body.isEmpty() ? null : "application/json",
                        bytes(body.replace("%s", number)));
    }

    @Test
    void aClientListsItsOwnThingsAlone() {
        var listed = program(CLIENT_A).get("/api/subscriptions");
        assertThat(listed.json().get("total").asInt()).isEqualTo(2);
        assertThat(listed.body()).contains("ABO-A1", "ABO-A2").doesNotContain("ABO-B1");
        assertThat(program(CLIENT_A).get("/api/termination-quotes").body())
                .contains(quoteOfA)
                .doesNotContain(quoteOfB);
        assertThat(program(MANAGER).get("/api/termination-quotes").body()).contains(quoteOfA, quoteOfB);
    }

    @Test
    void anIdempotencyKeyOfAnotherIsNoKeyOfMine() {
        var body = "{\"subscriptions\": [\"%s\"], \"effectiveDate\": \"2027-03-15\"}";
        var theirs = program(CLIENT_B)
                .with("Idempotency-Key", "key-1")
                .post("/api/termination-quotes", body.formatted("ABO-B1"));
        var mine = program(CLIENT_A)
                .with("Idempotency-Key", "key-1")
                .post("/api/termination-quotes", body.formatted("ABO-A1"));

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(mine.status()).isEqualTo(201);
        assertThat(mine.body()).contains("ABO-A1").doesNotContain("ABO-B1");
    }

    private static final Pattern THE_INSIDE =
            Pattern.compile("(?i)exception|org\\.|java\\.|select |sql|\\bat fr\\.|stack");

    @Test
    void refusalsTellNothingOfTheInside() {
        assertThat(List.of(
                        "/api/subscriptions/%00",
                        "/api/subscriptions/'%20or%201=1",
                        "/api/charges?page=x",
                        "/api/nothing",
                        "/api/charges?page=99999999999",
                        "/bureau/courriers/x",
                        "/api/subscriptions?size=100000"))
                .allSatisfy(path -> {
                    var caller = path.startsWith("/api")
                            ? program(ADMIN)
                            : Caller.browser(port).logIn(ADMIN, PASSWORD);
                    var answer = caller.get(path);
                    assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
                    assertThat(THE_INSIDE.matcher(answer.body()).find())
                            .as(answer.toString())
                            .isFalse();
                });
    }
}
