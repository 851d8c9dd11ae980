package fr.allset.tacite.microsoftfeed.process;

import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a name of Microsoft's means is a person's to say, and only of a name that Microsoft has used. */
@TaciteTest
@DisplayName("Around a service name")
class AroundAServiceNameTest {

    private static final String KEY = ServiceNameClassificationProcess.KEY;
    private static final String NAME = "microsoft loop";

    @Autowired
    HealthIssues issues;

    @Autowired
    ServiceNames names;

    @Autowired
    Tenants tenants;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    private OpenDoor door;

    @BeforeEach
    void aNameThatNobodyKnows() {
        door = new OpenDoor(engine);
        tenants.put("reseller", "ALLSET", null);
        issues.record(
                "reseller",
                List.of(new HealthIssue(
                        "LP1",
                        "Loop ne répond plus",
                        "",
                        "incident",
                        "investigating",
                        "Microsoft Loop",
                        "",
                        false,
                        null,
                        null,
                        null,
                        List.of())));
        processes.executeAll(KEY, "PresentServiceName");
    }

    @Test
    void isClassifiedByNobodyButWhoFillsInTheForm() {
        assertRefused(
                () -> door.startBefore(
                        KEY, NAME, "RecordServiceName", Map.of("wholeSuite", true, "noComponent", false)),
                NobodyDecided.class);

        assertThat(names.find(NAME).orElseThrow().isUnknown()).isTrue();
    }

    @Test
    void thatMicrosoftHasNeverUsedIsNobodysTask() {
        assertRefused(
                () -> door.startBefore(KEY, "un nom inventé", "PresentServiceName", Map.of("classified", false)),
                OutOfTurn.class);

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processDefinitionKey(KEY)
                        .count())
                .isOne();
        assertThat(names.find("un nom inventé")).isEmpty();
    }

    @Test
    void thatIsClassifiedIsNobodysTaskWhateverAVariableSays() {
        names.classify("Microsoft Loop", Set.of(Component.LYNC_ONLINE), "pilote");

        door.startBefore(KEY, NAME, "PresentServiceName", Map.of("classified", false));

        assertThat(processes.all(KEY)).isEmpty();
        assertThat(names.history(NAME)).hasSize(1);
    }
}
