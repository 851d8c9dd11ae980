package fr.allset.tacite.microsoftfeed.process;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static fr.allset.tacite.testing.GraphStub.message;
import static fr.allset.tacite.testing.GraphStub.page;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.AsyncJobs;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.Stage;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Microsoft sent and nobody could read is a person's to sort, once. */
@TaciteTest
@DisplayName("Around an item that was set aside")
class AroundASetAsideItemTest {

    private static final String KEY = SetAsideItemProcess.KEY;
    private static final String WORDS = "Lu à la main : rien pour nous.";

    @Autowired
    MicrosoftReading reads;

    @Autowired
    SetAsideItems items;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    private OpenDoor door;
    private ProcessInstance process;

    @BeforeEach
    void isSetAside() {
        door = new OpenDoor(engine);
        Stage.GRAPH.messages(okJson(page("messages", message("MC1", "One", ",\"startDateTime\":\"yesterday\""))));
        reads.askFor("test");
        AsyncJobs.runAll(management);
        process = processes.all(KEY).get(0);
    }

    @Test
    void isDecidedByNobodyButWhoSortsIt() {
        assertRefused(
                () -> door.startBefore(
                        KEY, process.getBusinessKey(), "RecordSetAsideDecision", Map.of("setAsideDecision", WORDS)),
                NobodyDecided.class);

        assertThat(items.open()).hasSize(1);
    }

    @Test
    void isNobodysTaskOnceItIsDecided() {
        sort(process);

        assertRefused(
                () -> door.startBefore(KEY, process.getBusinessKey(), "PresentSetAsideItem", Map.of()),
                OutOfTurn.class);

        assertThat(processes.all(KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EI-999999", "EI-0"})
    void thatIsNotOnFileIsNobodysTask(String number) {
        assertRefused(() -> door.startBefore(KEY, number, "PresentSetAsideItem", Map.of()), OutOfTurn.class);
    }

    @Test
    void isDecidedOnceHoweverManyTasksThereAre() {
        door.startBefore(KEY, process.getBusinessKey(), "SortSetAsideItem", Map.of());
        var second = processes.all(KEY).stream()
                .filter(other -> !other.getId().equals(process.getId()))
                .findFirst()
                .orElseThrow();
        sort(process);

        processes.complete(second, "SortSetAsideItem", "suppleante", Map.of("setAsideDecision", "Autre chose."));

        assertThat(second).isWaitingAt("SortSetAsideItem").hasPassed("SetAsideDecisionRefused");
        assertThat(jdbc.sql("select decided_by, decision from set_aside_item")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("gestionnaire", WORDS);
    }

    private void sort(ProcessInstance item) {
        processes.complete(item, "SortSetAsideItem", "gestionnaire", Map.of("setAsideDecision", WORDS));
    }
}
