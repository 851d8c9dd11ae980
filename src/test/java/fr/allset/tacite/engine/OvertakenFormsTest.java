package fr.allset.tacite.engine;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Tasklist shows to whoever sends a form that a timer, or somebody else, has overtaken. */
@ServedTaciteTest
@DisplayName("A form that is overtaken")
class OvertakenFormsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    TaskService tasks;

    private Caller manager;
    private String task;
    private String body;

    @BeforeEach
    void aQuoteIsUnderReview() {
        town.settle();
        var client = Caller.program(port, CLIENT_A, PASSWORD);
        var quote = client.post(
                        "/api/termination-quotes",
                        "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
        client.post("/api/termination-quotes/" + quote + "/acceptance", "");
        town.runJobs();
        manager = Caller.browser(port).logIn(MANAGER, PASSWORD).inWebApp("tasklist");
        task = ENGINE
                + "/task/"
                + tasks.createTaskQuery()
                        .processInstanceBusinessKey(quote)
                        .singleResult()
                        .getId();
        var facts = manager.get(task + "/form-variables")
                .json()
                .get("facts")
                .get("value")
                .asText();
        body = "{\"variables\": {\"decision\": {\"value\": \"confirm\"}, \"shown\": {\"value\": %s}}}"
                .formatted(TextNode.valueOf(facts));
    }

    @Test
    @SuppressWarnings("unchecked")
    void readsASentenceAndNoNumberOfTheEngine() throws Exception {
        Callable<Answer> sending = () -> manager.post(task + "/submit-form", body);

        var answers = Race.between(Collections.nCopies(8, sending).toArray(Callable[]::new));

        assertThat(answers)
                .filteredOn(outcome -> ((Answer) outcome.result()).status() == 204)
                .hasSize(1);
        assertThat(answers)
                .map(outcome -> (Answer) outcome.result())
                .filteredOn(answer -> answer.status() != 204)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
                    assertThat(answer.json().get("message").asText()).contains("Rouvrez la tâche");
                });
    }

    @Test
    void isToldThatTheTaskHasGone() {
        manager.post(task + "/submit-form", body);

        var late = manager.post(task + "/submit-form", body);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("message").asText()).contains("un délai ou quelqu'un d'autre");
    }
}
