package fr.allset.tacite.engine;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;

/**
 * The engine's own API under the web apps, each path by each role: the table {@code engine-access.md}, held against every class that
 * answers there. {@code -Dtacite.approve=true} writes the table anew.
 */
@ServedTaciteTest
class EngineDoorTest {

    private static final Path TABLE = Path.of("src/test/resources/engine-access.md");
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private static final Map<String, Role> PEOPLE = people();

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Subscriptions subscriptions;

    private String quote;

    private static Map<String, Role> people() {
        var people = new LinkedHashMap<String, Role>();
        people.put(MANAGER, Role.ACCOUNT_MANAGER);
        people.put(SUPPORT, Role.SUPPORT);
        people.put(OWNER, Role.PROCESS_OWNER);
        people.put(ADMIN, Role.ADMIN);
        return people;
    }

    @BeforeEach
    void somethingIsWaiting() {
        town.settle();
        quote = Caller.program(port, CLIENT_A, PASSWORD)
                .post("/api/termination-quotes", "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
        Caller.program(port, CLIENT_A, PASSWORD).post("/api/termination-quotes/" + quote + "/acceptance", "");
    }

    // ---- the table

    @Test
    void everyPathHasItsRow() throws IOException {
        var table = table();
        if (Boolean.getBoolean("tacite.approve")) {
            Files.writeString(TABLE, written());
            return;
        }
        assertThat(table.keySet()).containsExactlyElementsOf(EnginePaths.all());
    }

    @TestFactory
    Stream<DynamicTest> letsInWhomTheTableLetsIn() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        var callers = new LinkedHashMap<String, Caller>();
        PEOPLE.keySet().forEach(person -> callers.put(person, inTheirApp(person)));
        callers.put(CLIENT_A, Caller.browser(port).logIn(CLIENT_A, PASSWORD));
        table().forEach((path, row) -> callers.forEach((person, caller) -> {
            var expected = row.getOrDefault(person, "no");
            // what is open is what the web apps' own tests go through; and whoever is logged in may log out
            if (expected.equals("no") && !path.endsWith("/logout")) {
                tests.add(dynamicTest(person + " does not " + path, () -> assertShut(send(caller, path, person))));
            }
        }));
        return tests.stream();
    }

    private Answer send(Caller caller, String path, String person) {
        var method = path.substring(0, path.indexOf(' '));
        var where = EnginePaths.sample(
                path.substring(path.indexOf(' ') + 1),
                Map.of("userId", person, "engine", "default", "engineName", "default"));
        return method.equals("GET")
                ? caller.get(where)
                : caller.send(method, where, "application/json", "{}".getBytes(UTF_8));
    }

    private static void assertShut(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    }

    /** Each path, and who may; read from the file. */
    private static Map<String, Map<String, String>> table() throws IOException {
        var rows = new TreeMap<String, Map<String, String>>();
        for (var line : Files.exists(TABLE) ? Files.readAllLines(TABLE) : List.<String>of()) {
            if (line.matches("\\| [A-Z]+ /.*")) {
                var cells = Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList();
                var row = new LinkedHashMap<String, String>();
                int column = 1;
                for (var person : PEOPLE.keySet()) {
                    row.put(person, cells.get(column++));
                }
                rows.put(cells.get(0), row);
            }
        }
        return rows;
    }

    /** By what the door itself says, for a person to read before it is committed. */
    private static String written() {
        var rows = EngineDoor.rows();
        return """
                # Who may ask what of the engine under its web apps

                Every path that Tasklist, Cockpit, Admin and Welcome expose, by role. Clients and strangers reach none. The door \
                (`engine/door.txt`) decides; `EngineDoorTest` holds this table against it and against the classes that answer.

                | path | account manager | support | process owner | administrator |
                |---|---|---|---|---|
                """
                + EnginePaths.all().stream()
                        .map(path -> "| " + path + " | "
                                + PEOPLE.values().stream()
                                        .map(role ->
                                                rows.stream().anyMatch(row -> opens(row, role, path)) ? "yes" : "no")
                                        .collect(Collectors.joining(" | "))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static boolean opens(DoorRow row, Role role, String path) {
        var sample = EnginePaths.sample(path.substring(path.indexOf(' ') + 1), Map.of("engine", "default"));
        return row.roles().contains(role)
                && row.isAbout(
                        path.substring(0, path.indexOf(' ')),
                        PathContainer.parsePath(sample.substring(EngineDoor.API.length())));
    }

    // ---- what has been tried on a running Tacite, and its kind

    @ParameterizedTest
    @ValueSource(
            strings = {"ChargeTerminationFee", "ApplyReviewDecision", "CarryOutTermination", "AnnounceTermination"})
    void nobodyBeginsInTheMiddle(String step) {
        var body = """
                {"businessKey": "%s", "variables": {"decision": {"value": "waive", "type": "String"}},
                 "startInstructions": [{"type": "startBeforeActivity", "activityId": "%s"}]}""".formatted(quote, step);

        PEOPLE.keySet().forEach(person -> {
            var caller = inTheirApp(person);
            assertShut(caller.post(ENGINE + "/process-definition/key/early-termination/start", body));
            assertShut(caller.post(ENGINE + "/process-definition/" + definition() + "/start", body));
            assertShut(caller.post(ENGINE + "/process-definition/" + definition() + "/submit-form", body));
        });

        assertThat(subscriptions.find("ABO-A1").orElseThrow().plannedEnd()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /task/{task}/variables/totalText      | {"value": "0,00 €", "type": "String"}
            POST   | /task/{task}/variables                | {"modifications": {"decision": {"value": "waive"}}}
            PUT    | /task/{task}/localVariables/decision  | {"value": "waive", "type": "String"}
            POST   | /task/{task}/bpmnError                | {"errorCode": "decision-refused"}
            POST   | /task/{task}/bpmnEscalation           | {"escalationCode": "x"}
            POST   | /task/{task}/complete                 | {"variables": {"decision": {"value": "confirm"}}}
            POST   | /task/{task}/resolve                  | {}
            POST   | /task/{task}/delegate                 | {"userId": "suppleante"}
            POST   | /task/{task}/assignee                 | {"userId": "suppleante"}
            PUT    | /task/{task}                          | {"name": "Rien à faire", "due": null}
            DELETE | /task/{task}                          |
            POST   | /task/{task}/identity-links           | {"groupId": "support", "type": "candidate"}
            POST   | /task/{task}/identity-links/delete    | {"groupId": "account-managers", "type": "candidate"}
            POST   | /task/{task}/claim                    | {"userId": "suppleante"}
            POST   | /task/create                          | {"name": "x"}
            POST   | /message                              | {"messageName": "QuoteAccepted", "businessKey": "{quote}"}
            POST   | /signal                               | {"name": "x"}
            POST   | /execution/{instance}/signal          | {}
            PUT    | /process-instance/{instance}/variables/decision | {"value": "waive", "type": "String"}
            POST   | /process-instance/{instance}/modification | {"instructions": [{"type": "startAfterActivity"}]}
            POST   | /modification/execute                 | {"instructions": []}
            POST   | /process-instance/delete              | {"processInstanceIds": ["{instance}"]}
            DELETE | /process-instance/{instance}          |
            POST   | /history/process-instance/delete      | {"historicProcessInstanceIds": ["{instance}"]}
            DELETE | /history/process-instance/{instance}  |
            POST   | /migration/execute                    | {}
            POST   | /job/{job}/execute                    | {}
            PUT    | /job/{job}/duedate                    | {"duedate": "2039-01-01T00:00:00.000+0000"}
            POST   | /job/{job}/duedate/recalculate        | {}
            PUT    | /job/{job}/retries                    | {"retries": 0}
            PUT    | /job/{job}/retries                    | {"retries": 1, "dueDate": "2039-01-01T00:00:00.000+0000"}
            PUT    | /job/{job}/suspended                  | {"suspended": true}
            PUT    | /user/{person}/profile                | {"id": "{person}", "firstName": "Direction", "lastName": "ALLSET"}
            PUT    | /user/{person}/credentials            | {"password": "un-autre"}
            DELETE | /user/pilote                          |
            DELETE | /group/account-managers/members/gestionnaire |
            PUT    | /group/camunda-admin/members/{person} | {}
            DELETE | /deployment/x                         |
            DELETE | /process-definition/key/early-termination |
            PUT    | /decision-definition/x/history-time-to-live | {"historyTimeToLive": 0}
            """)
    void nobodyGoesRoundTheContract(String method, String path, String body) {
        PEOPLE.keySet().forEach(person -> {
            var answer = inTheirApp(person)
                    .send(
                            method,
                            ENGINE + filled(path, person),
                            "application/json",
                            (body == null ? "" : filled(body, person)).getBytes(UTF_8));
            assertShut(answer);
        });
    }

    /** What is nested deeper than anybody types is unreadable, and no error of ours. */
    @Test
    void aBodyNestedTooDeepIsUnreadable() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        var manager = inTheirApp(MANAGER);

        for (var body : List.of(
                "{\"variables\": {\"decision\": {\"type\": \"Json\", \"value\": \"" + deep + "\"}}}",
                "{\"variables\": {\"decision\": {\"type\": \"Json\", \"value\": " + deep + "}}}",
                "{\"variables\": {\"decision\": {\"type\": \"Object\", \"value\": \"x\"}}}",
                "{\"variables\": ")) {
            assertThat(manager.post(ENGINE + "/task/" + task() + "/submit-form", body)
                            .status())
                    .isEqualTo(400);
        }
    }

    /** Whoever works in Tasklist still does: claims, opens, sends in. */
    @Test
    void aTaskIsDoneByItsForm() {
        var manager = inTheirApp(MANAGER);
        var task = ENGINE + "/task/" + task();

        assertThat(manager.post(task + "/claim", "{\"userId\": \"%s\"}".formatted(MANAGER))
                        .status())
                .isEqualTo(204);
        JsonNode shown = manager.get(task + "/form-variables").json();
        var facts = shown.get("facts").get("value").asText();
        var sent = manager.post(
                task + "/submit-form",
                "{\"variables\": {\"decision\": {\"value\": \"confirm\"}, \"shown\": {\"value\": %s}}}"
                        .formatted(com.fasterxml.jackson.databind.node.TextNode.valueOf(facts)));

        assertThat(sent.status()).as(sent.toString()).isEqualTo(204);
        assertThat(subscriptions.find("ABO-A1").orElseThrow().plannedEnd()).isNotNull();
    }

    /** A refusal is read as a sentence, and nothing is an error of ours. */
    @Test
    void whoDecidesOnSomethingElseIsToldSo() {
        var manager = inTheirApp(MANAGER);

        var sent = manager.post(
                ENGINE + "/task/" + task() + "/submit-form",
                "{\"variables\": {\"decision\": {\"value\": \"confirm\"}, \"shown\": {\"value\": \"{}\"}}}");

        assertThat(sent.status()).as(sent.toString()).isEqualTo(400);
        assertThat(sent.body()).contains("a changé");
    }

    private String filled(String text, String person) {
        return text.replace("{task}", task())
                .replace("{instance}", instance())
                .replace("{job}", job())
                .replace("{quote}", quote)
                .replace("{person}", person);
    }

    private String task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(quote)
                .taskDefinitionKey("ReviewTermination")
                .singleResult()
                .getId();
    }

    private String instance() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(quote)
                .singleResult()
                .getId();
    }

    private String definition() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(quote)
                .singleResult()
                .getProcessDefinitionId();
    }

    private String job() {
        return management.createJobQuery().listPage(0, 1).get(0).getId();
    }

    private Caller inTheirApp(String person) {
        return Caller.browser(port)
                .logIn(person, PASSWORD)
                .inWebApp(
                        switch (person) {
                            case OWNER -> "cockpit";
                            case ADMIN -> "admin";
                            default -> "tasklist";
                        });
    }
}
