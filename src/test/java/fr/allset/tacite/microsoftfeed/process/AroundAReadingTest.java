package fr.allset.tacite.microsoftfeed.process;

import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.testing.GraphStub;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a reading has not shown has vanished, once all of its pages are read, and not before. */
@TaciteTest
@DisplayName("Around a reading of Microsoft")
class AroundAReadingTest {

    @Autowired
    MicrosoftReading reads;

    @Autowired
    Tenants tenants;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Test
    void isNotCompleteBeforeItsLastPage() {
        long read = reads.beginDue(true).get(0);

        assertRefused(
                () -> new OpenDoor(engine)
                        .startBefore(
                                MicrosoftSyncProcess.KEY,
                                "",
                                "CompleteRead",
                                Map.of("readIds", String.valueOf(read), "readCount", 1, "loopCounter", 0)),
                OutOfTurn.class);

        assertThat(reads.find(read).isUnderWay()).isTrue();
    }

    @Test
    void isNotRefusedBecauseAVariableSaysSo() {
        long read = reads.beginDue(true).get(0);

        assertRefused(
                () -> new OpenDoor(engine)
                        .startBefore(
                                MicrosoftSyncProcess.KEY,
                                "",
                                "RecordRefusal",
                                Map.of(
                                        "readIds",
                                        String.valueOf(read),
                                        "readCount",
                                        1,
                                        "loopCounter",
                                        0,
                                        "pageAnswer",
                                        "refused",
                                        "said",
                                        "Personne n'entre.")),
                OutOfTurn.class);

        assertThat(reads.find(read).isUnderWay()).isTrue();
        assertThat(tenants.find(GraphStub.TENANT).orElseThrow().refusedSince()).isNull();
        assertThat(processes.all(TenantAccessProcess.KEY)).isEmpty();
    }
}
