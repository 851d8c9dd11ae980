package fr.allset.tacite.engine;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's defaults would allow is shut: each known way to run code through it is walked, by each role. */
@ServedTaciteTest
class ClosedEngineTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** Runs when somebody's text has become code. */
    public static final AtomicInteger HITS = new AtomicInteger();

    private static final String RUNS_JAVA =
            "${''.getClass().forName('fr.allset.tacite.engine.ClosedEngineTest').getField('HITS').get(null).incrementAndGet()}";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void somethingIsWaiting() {
        town.settle();
        Caller.program(port, MANAGER, PASSWORD)
                .post(
                        "/api/termination-quotes",
                        "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}");
        HITS.set(0);
    }

    /** In the web app that is theirs. A wrong token ends the session, so a new one each time. */
    private Caller inTheirApp(String username) {
        return Caller.browser(port)
                .logIn(username, PASSWORD)
                .inWebApp(
                        switch (username) {
                            case OWNER -> "cockpit";
                            case ADMIN -> "admin";
                            default -> "tasklist";
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGER, SUPPORT, OWNER, ADMIN})
    void noOneStoresAFilterThatRunsCode(String username) {
        var caller = inTheirApp(username);

        var stored = caller.post(ENGINE + "/filter/create", """
                {"resourceType": "Task", "name": "mine", "query": {"assigneeExpression": "%s"}, "properties": {}}""".formatted(RUNS_JAVA));

        assertThat(stored.status()).as(stored.toString()).isEqualTo(403);
        assertThat(HITS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGER, SUPPORT, OWNER, ADMIN})
    void noOneRunsCodeInAQuery(String username) {
        var caller = inTheirApp(username);
        var query = "{\"assigneeExpression\": \"%s\"}".formatted(RUNS_JAVA);

        assertRefused(caller.post(ENGINE + "/task?maxResults=10", query));
        assertRefused(caller.get(ENGINE + "/task?maxResults=10&assigneeExpression=" + Caller.encoded(RUNS_JAVA)));
        assertRefused(caller.post(ENGINE + "/task/count", query));
        var shared = filters.createFilterQuery()
                .filterName("Toutes les tâches")
                .singleResult()
                .getId();
        assertRefused(caller.post(ENGINE + "/filter/" + shared + "/list?maxResults=10", query));
        assertRefused(caller.post(ENGINE + "/filter/" + shared + "/count", query));
        assertThat(HITS).hasValue(0);
    }

    @Test
    void evenAFilterThatIsStoredAlreadyRunsNothing() {
        assertThatThrownBy(() -> {
                    var filter = filters.saveFilter(filters.newTaskFilter()
                            .setName("stored by hand")
                            .setQuery(tasks.createTaskQuery().taskAssigneeExpression(RUNS_JAVA)));
                    filters.list(filter.getId());
                })
                .isInstanceOf(ProcessEngineException.class);
        assertThat(HITS).hasValue(0);
        filters.createFilterQuery()
                .filterName("stored by hand")
                .list()
                .forEach(filter -> filters.deleteFilter(filter.getId()));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGER, SUPPORT, OWNER, ADMIN})
    void noOneChangesASharedFilter(String username) {
        var shared = filters.createFilterQuery()
                .filterName("Toutes les tâches")
                .singleResult()
                .getId();
        var caller = inTheirApp(username);

        var changed = caller.send("PUT", ENGINE + "/filter/" + shared, "application/json", """
                {"resourceType": "Task", "name": "taken", "query": {}, "properties": {}}""".getBytes(UTF_8));

        assertThat(changed.status()).isIn(403, 404);
        assertThat(caller.send("DELETE", ENGINE + "/filter/" + shared, null, new byte[0])
                        .status())
                .isIn(403, 404);
        assertThat(filters.createFilterQuery().filterId(shared).singleResult().getName())
                .isEqualTo("Toutes les tâches");
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGER, SUPPORT, OWNER, ADMIN})
    void noOneDeploys(String username) {
        var before = repository.createDeploymentQuery().count();
        var body = "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nintruder\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"intruder.bpmn\"\r\n\r\n" + """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                <process id="intruder" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/></process>
                </definitions>"""
                + "\r\n--x--\r\n";

        var answer = inTheirApp(username)
                .send("POST", ENGINE + "/deployment/create", "multipart/form-data; boundary=x", body.getBytes(UTF_8));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    /** Neither by a form, whose fields have plain values, nor by the engine itself, whatever brings it there. */
    @Test
    void noJavaObjectComesInAsAVariable() {
        var serialized = "rO0ABXNyABNqYXZhLnV0aWwuQXJyYXlMaXN0eIHSHZnHYZ0DAAFJAARzaXpleHAAAAAAdwQAAAAAeA==";
        var task = tasks.createTaskQuery().listPage(0, 1).get(0);

        var answer =
                inTheirApp(MANAGER).post(ENGINE + "/task/" + task.getId() + "/submit-form", """
                {"variables": {"answer": {"type": "Object", "value": "%s",
                 "valueInfo": {"objectTypeName": "java.util.ArrayList",
                 "serializationDataFormat": "application/x-java-serialized-object"}}}}""".formatted(serialized));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThatThrownBy(() -> tasks.setVariable(
                        task.getId(),
                        "answer",
                        Variables.serializedObjectValue(serialized)
                                .objectTypeName("java.util.ArrayList")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .create()))
                .hasMessageContaining("Java serialization format is prohibited");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javax.swing.JEditorPane", "java.net.URL", "com.zaxxer.hikari.HikariConfig"})
    void noClassOfASendersChoiceIsMade(String className) {
        var caller = inTheirApp(MANAGER);
        var task = tasks.createTaskQuery()
                .taskDefinitionKey("RecordClientAnswer")
                .singleResult()
                .getId();

        var put = caller.send(
                "PUT", ENGINE + "/task/" + task + "/variables/gadget", "application/json", """
                {"type": "Object", "value": "{}",
                 "valueInfo": {"objectTypeName": "%s", "serializationDataFormat": "application/json"}}""".formatted(className)
                        .getBytes(UTF_8));

        if (put.status() < 300) {
            assertThat(caller.get(ENGINE + "/task/" + task + "/variables/gadget?deserializeValue=true")
                            .status())
                    .isBetween(400, 500);
        } else {
            assertThat(put.status()).isBetween(400, 499);
        }
    }

    @Test
    void noQueryIsWithoutABound() {
        var caller = inTheirApp(MANAGER);

        assertRefused(caller.get(ENGINE + "/task?maxResults=" + (EngineSettings.LARGEST_RESULT + 1)));
        assertRefused(caller.post(ENGINE + "/task?maxResults=2147483647", "{}"));
        assertThat(caller.get(ENGINE + "/task").status()).as("is given one").isEqualTo(200);
    }

    @Test
    void theWebAppsWantTheirTokenForEveryChange() {
        var task = tasks.createTaskQuery()
                .taskDefinitionKey("RecordClientAnswer")
                .singleResult()
                .getId();
        var claim = "{\"userId\": \"" + MANAGER + "\"}";

        assertThat(withoutToken()
                        .post(ENGINE + "/task/" + task + "/claim", claim)
                        .status())
                .isEqualTo(403);
        assertThat(withoutToken()
                        .with("X-XSRF-TOKEN", "guessed")
                        .post(ENGINE + "/task/" + task + "/claim", claim)
                        .status())
                .isEqualTo(403);
        assertThat(withoutToken()
                        .form(ENGINE + "/task/" + task + "/claim", "userId=" + MANAGER)
                        .status())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
        assertThat(inTheirApp(MANAGER)
                        .post(ENGINE + "/task/" + task + "/claim", claim)
                        .status())
                .isEqualTo(204);
    }

    private Caller withoutToken() {
        var browser = Caller.browser(port).logIn(MANAGER, PASSWORD);
        browser.get("/camunda/app/tasklist/default/");
        return browser;
    }

    @Test
    void theFirstAdministratorsPageIsShutAndSoIsTheEnginesOwnLogIn() {
        for (var caller : List.of(Caller.browser(port), inTheirApp(MANAGER), inTheirApp(ADMIN))) {
            assertThat(caller.post("/camunda/api/admin/setup/default/user/create", """
                    {"profile": {"id": "intruder"}, "credentials": {"password": "intruder"}}""")
                            .status())
                    .isIn(302, 403);
            assertThat(caller.get("/camunda/app/admin/default/setup/").status()).isIn(302, 403);
            assertThat(caller.get("/camunda/app/admin/default/setup").status()).isIn(302, 403);
            assertThat(caller.form(
                                    "/camunda/api/admin/auth/user/default/login/cockpit",
                                    "username=" + ADMIN + "&password=" + PASSWORD)
                            .status())
                    .isIn(302, 403);
        }
    }

    @Test
    void aModelReachesDelegatesAndNothingElse() {
        var beans = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getBeans();

        assertThat(beans.containsKey("issueTerminationQuote")).isTrue();
        assertThat(List.of(
                        "logins",
                        "jdbcClient",
                        "dataSource",
                        "terminations",
                        "runtimeService",
                        "environment",
                        "passwordEncoder",
                        "authenticationManager"))
                .noneMatch(beans::containsKey);
    }
}
