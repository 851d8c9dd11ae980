package fr.allset.tacite.microsoftfeed.process;

import static fr.allset.tacite.testing.GraphStub.fault;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.AsyncJobs;
import fr.allset.tacite.testing.GraphStub;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.Stage;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant is left by a person who says why, and is somebody's task only as long as it lets nobody in. */
@TaciteTest
@DisplayName("Around a tenant's access")
class AroundATenantTest {

    private static final String KEY = TenantAccessProcess.KEY;

    @Autowired
    MicrosoftReading reads;

    @Autowired
    Tenants tenants;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService management;

    private OpenDoor door;

    @BeforeEach
    void aTenant() {
        door = new OpenDoor(engine);
    }

    @Test
    void thatLetsUsInIsNobodysTask() {
        sync();

        assertRefused(() -> door.startBefore(KEY, GraphStub.TENANT, "PresentTenantRefusal", Map.of()), OutOfTurn.class);
        assertRefused(() -> door.startBefore(KEY, "no-tenant", "PresentTenantRefusal", Map.of()), OutOfTurn.class);

        assertThat(processes.all(KEY)).isEmpty();
    }

    @Test
    void thatWasLeftIsNobodysTask() {
        refuse();
        processes.complete(
                processes.running(KEY, GraphStub.TENANT),
                "RestoreTenantAccess",
                "gestionnaire",
                Map.of("accessDecision", "leave", "reason", "Contrat fini."));

        assertRefused(() -> door.startBefore(KEY, GraphStub.TENANT, "PresentTenantRefusal", Map.of()), OutOfTurn.class);

        assertThat(tenant().isRead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leave", "restored"})
    void isLeftAndReadAgainByNobodyButWhoDecides(String decision) {
        refuse();
        int syncs = processes.all(MicrosoftSyncProcess.KEY).size();

        assertRefused(
                () -> door.startBefore(
                        KEY,
                        GraphStub.TENANT,
                        "ApplyAccessDecision",
                        Map.of("accessDecision", decision, "reason", "Sans raison.")),
                NobodyDecided.class);

        assertThat(tenant().isRead()).isTrue();
        assertThat(processes.all(MicrosoftSyncProcess.KEY)).hasSize(syncs);
    }

    @Test
    void isOneTaskHoweverOftenItRefuses() {
        refuse();
        refuse();

        assertThat(processes.all(KEY)).hasSize(1);
    }

    private void refuse() {
        Stage.GRAPH.messages(fault(403, "Forbidden", "Missing ServiceMessage.Read.All"));
        sync();
    }

    private void sync() {
        reads.askFor("test");
        AsyncJobs.runAll(management);
    }

    private Tenant tenant() {
        return tenants.find(GraphStub.TENANT).orElseThrow();
    }
}
