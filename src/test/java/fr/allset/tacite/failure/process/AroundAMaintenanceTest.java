package fr.allset.tacite.failure.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody is told that a maintenance is cancelled which stands (art. 3, iii); each is told of it once. */
@TaciteTest
@DisplayName("Around planned maintenance")
class AroundAMaintenanceTest {

    private static final String KEY = PlannedMaintenanceProcess.KEY;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MaintenancePlanning maintenances;

    @Autowired
    Notices notices;

    private OpenDoor door;
    private String number;

    @BeforeEach
    void isAnnounced() {
        door = new OpenDoor(engine);
        portfolios.hold(numbered("ABO-1"), numbered("ABO-9").onSite("LYON").ofCustomer("CLI-9"));
        processes.startFromForm(
                KEY,
                "gestionnaire",
                Map.of(
                        "windowFrom", "2026-11-28T22:00+01:00",
                        "windowTo", "2026-11-29T00:00+01:00",
                        "description", "Remplacement d'un routeur",
                        "maintenanceScope", "all"));
        processes.executeAll(KEY, "AnnounceMaintenance");
        number = processes.all(KEY).get(0).getBusinessKey();
        assertThat(letters()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CancelMaintenance", "RegisterPlannedMaintenance"})
    void isCancelledAndAnnouncedByNobodyButWhoFillsInTheForm(String step) {
        assertRefused(
                () -> door.startBefore(KEY, number, step, Map.of("cancellationIntended", true, "reason", "Non")),
                NobodyDecided.class);

        assertThat(maintenances.find(number).isCancelled()).isFalse();
    }

    @Test
    void isNotToldAsCancelledWhileItStands() {
        assertRefused(
                () -> door.startBefore(KEY, number, "AnnounceMaintenanceCancellation", Map.of()), OutOfTurn.class);

        assertThat(letters()).isEqualTo(2);
    }

    @Test
    void isToldOnce() {
        door.startBefore(KEY, number, "AnnounceMaintenance", Map.of());

        assertThat(letters()).isEqualTo(2);
    }

    private int letters() {
        return notices.about(List.of(number)).size();
    }
}
