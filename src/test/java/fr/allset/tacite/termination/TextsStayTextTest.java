package fr.allset.tacite.termination;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** What people write comes back as they wrote it, wherever it is shown, and never runs. */
@ServedTaciteTest
class TextsStayTextTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    RunningProcesses processes;

    @BeforeEach
    void people() {
        town.settle();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${1+1}",
                "#{7*191}",
                "#{T(java.lang.Runtime).getRuntime()}",
                "{{7*191}}",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[[${7*191}]]",
                "__${7*191}__::.x",
                "=7*191",
                "'; drop table login; --",
                "\\u0000 %n %s",
                "\"}, {\"x\": \"y"
            })
    void everywhere(String text) throws JsonProcessingException {
        town.take(subscription("ABO-T1")
                .ofCustomer("CLI-T")
                .with("client_name", text)
                .with("contact_name", text)
                .with("site_name", text)
                .with("site_address", text));
        var manager = Caller.program(port, MANAGER, PASSWORD);
        var number = manager.post(
                        "/api/termination-quotes",
                        "{\"subscriptions\": [\"ABO-T1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();

        // the API
        var read = manager.get("/api/subscriptions/ABO-T1").json();
        assertThat(read.at("/customer/name").asText()).isEqualTo(text);
        assertThat(read.at("/site/address").asText()).isEqualTo(text);
        assertThat(manager.get("/api/subscriptions?q=" + Caller.encoded(text))
                        .json()
                        .at("/subscriptions/0/customerName")
                        .asText())
                .isEqualTo(text);

        // forms, in the engine and over its API
        var task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        assertThat(runtime.getVariable(task.getExecutionId(), "customerName")).isEqualTo(text);
        assertThat(Caller.browser(port)
                        .logIn(MANAGER, PASSWORD)
                        .get(ENGINE + "/task/" + task.getId() + "/form-variables")
                        .json()
                        .at("/customerName/value")
                        .asText())
                .isEqualTo(text);

        // what an account manager writes, and the client reads
        processes.complete(task, MANAGER, Map.of("answer", "accept", "answerNote", text));
        var review = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
        processes.complete(review, MANAGER, Map.of("decision", "refuse", "reason", text));
        assertThat(manager.get("/api/termination-quotes/" + number + "/progress")
                        .json()
                        .get("reason")
                        .asText())
                .isEqualTo(text);

        // letters, and the page that shows them
        var letters = notices.list(0, 10, number).entries();
        assertThat(letters)
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.notice().body()).contains("Bonjour " + text));
        assertThat(letters)
                .anySatisfy(letter -> assertThat(letter.notice().body()).contains("Motif : " + text));
        var page = Caller.browser(port)
                .logIn(MANAGER, PASSWORD)
                .get("/bureau/courriers/" + letters.get(0).id())
                .body();
        assertThat(HtmlUtils.htmlUnescape(page)).contains(text);
        assertThat(page).doesNotContain("<script>alert", "<img src=x", "1337");

        // and what is refused
        var refusal = manager.post(
                "/api/termination-quotes",
                "{\"subscriptions\": [%s], \"effectiveDate\": \"2027-03-15\"}"
                        .formatted(new ObjectMapper().writeValueAsString(text)));
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.body()).doesNotContain("1337");
    }
}
