package fr.allset.tacite.persistence;

import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** H2 takes NUL and PostgreSQL does not: what people send is the same to both, whatever door it comes by. */
@ServedTaciteTest
@DisplayName("A text with NUL")
class StorableTextTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RunningProcesses processes;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    Decisions decisions;

    @BeforeEach
    void people() {
        town.settle();
    }

    @Test
    @DisplayName("is kept with the sign of what cannot be shown in its place")
    void isKept() {
        assertThat(jdbc.sql("select cast(:text as varchar(20))")
                        .param("text", "a\0b\0")
                        .query(String.class)
                        .single())
                .isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    @DisplayName("comes in as JSON")
    void asJson() {
        var fees = "/api/subscriptions/ABO-A1/fixed-fees";

        var stated = manager()
                .post(
                        fees,
                        "{\"from\": \"2027-03-01\", \"amount\": \"150.00\", \"reason\": \"Trois\\u0000comptes de plus\"}");

        assertThat(stated.status()).as(stated.body()).isEqualTo(201);
        assertThat(manager().get(fees).body()).contains("Trois\ufffdcomptes de plus");
    }

    @Test
    @DisplayName("comes in by a form of the engine, and is on record with its decision")
    void byAForm() {
        var number = manager()
                .post("/api/termination-quotes", "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
        var task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();

        processes.complete(task, MANAGER, Map.of("answer", "decline", "answerNote", "Trop\0cher"));

        assertThat(manager()
                        .get("/api/termination-quotes/" + number + "/progress")
                        .body())
                .contains("Trop\ufffdcher");
        assertThat(decisions.about(number))
                .singleElement()
                .satisfies(decision -> assertThat(decision.answer()).contains("Trop\ufffdcher"));
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .list())
                .noneSatisfy(variable ->
                        assertThat(String.valueOf(variable.getValue())).contains("\0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/subscriptions?q=%00",
                "/api/charges?customer=CLI-A%00",
                "/api/changes?q=%00",
                "/api/reports/availability.csv?q=%00",
                "/bureau/abonnements?recherche=%00",
                "/bureau/courriers?recherche=a%00",
                "/bureau/decisions?dossier=DR-2026-000001%00",
                "/bureau/defaillances?recherche=%00",
                "/bureau/avoirs?recherche=%00",
                "/bureau/evolutions?recherche=%00",
                "/bureau/evolutions/classees?recherche=%00",
                "/bureau/qualite?recherche=%00",
                "/bureau/frais?client=%00",
                "/bureau/microsoft?nom=%00&recherche=%00"
            })
    @DisplayName("is looked for and found nowhere")
    void isLookedFor(String path) {
        var reader = path.startsWith("/api") ? manager() : Caller.browser(port).logIn(MANAGER, PASSWORD);

        var answer = reader.get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("ABO-A1", "\0");
    }

    @Test
    @DisplayName("is no question to the engine")
    void isNoQuestionToTheEngine() {
        var tasklist = Caller.browser(port).logIn(MANAGER, PASSWORD).inWebApp("tasklist");

        assertThat(tasklist.get(ENGINE + "/task?processInstanceBusinessKey=%00").status())
                .isEqualTo(400);
        assertThat(tasklist.post(ENGINE + "/task", "{\"processInstanceBusinessKey\": \"DR\\u0000\"}")
                        .status())
                .isEqualTo(400);
        assertThat(tasklist.post(ENGINE + "/task", "{\"processInstanceBusinessKey\": \"DR\"}")
                        .status())
                .isEqualTo(200);
    }

    private Caller manager() {
        return Caller.program(port, MANAGER, PASSWORD);
    }
}
