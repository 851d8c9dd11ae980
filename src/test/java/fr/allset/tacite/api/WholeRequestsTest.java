package fr.allset.tacite.api;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that come at once, or before the process is where they would meet it. */
@TaciteTest
@DisplayName("A request that changes something")
class WholeRequestsTest {

    private static final String MAINTENANCES = "/api/planned-maintenances";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Notices notices;

    @Autowired
    RunningProcesses processes;

    @BeforeEach
    void people() {
        town.settle();
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    @Test
    @SuppressWarnings("unchecked")
    void ofAHundredAcceptancesEachIsAnsweredAndOneCounts() throws Exception {
        var quote = as(CLIENT_A)
                .post("/api/termination-quotes", "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
        town.runJobs();
        Callable<Answer> acceptance = () -> as(CLIENT_A).post("/api/termination-quotes/" + quote + "/acceptance", "");

        var answers = Race.between(Collections.nCopies(100, acceptance).toArray(Callable[]::new));

        assertThat(answers).allSatisfy(outcome -> {
            assertThat(outcome.failure()).isNull();
            assertThat(((Answer) outcome.result()).status())
                    .as(String.valueOf(outcome.result()))
                    .isEqualTo(200);
        });
        assertThat(as(MANAGER)
                        .get("/api/termination-quotes/" + quote + "/progress")
                        .json()
                        .get("steps"))
                .filteredOn(step -> step.get("status").asText().equals("accepted"))
                .hasSize(1);
    }

    private String announced() {
        return as(SUPPORT).post(MAINTENANCES, """
                        {"windowFrom": "2026-11-28T22:00:00Z", "windowTo": "2026-11-28T23:00:00Z", "description": "Un routeur",
                        "maintenanceScope": "all"}""").json().get("number").asText();
    }

    @Test
    void cancelsAMaintenanceBeforeAnybodyHasBeenToldOfIt() {
        var number = announced();

        var cancelled = as(SUPPORT).post(MAINTENANCES + "/" + number + "/cancellation", "{\"reason\": \"Reportée\"}");
        town.runJobs();

        assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
        assertThat(notices.about(List.of(number))).isEmpty();
        assertThat(processes.find("planned-maintenance", number)).isEmpty();
    }

    @Test
    void cancelsAMaintenanceThatHasBeenAnnouncedAndTellsThoseWhoKnowOfIt() {
        var number = announced();
        town.runJobs();

        var cancelled = as(SUPPORT).post(MAINTENANCES + "/" + number + "/cancellation", "{\"reason\": \"Reportée\"}");
        town.runJobs();

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(notices.about(List.of(number))).hasSize(4);
    }
}
