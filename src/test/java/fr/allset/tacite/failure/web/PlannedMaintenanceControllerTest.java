package fr.allset.tacite.failure.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Today is Monday 23 November 2026, 10:00 in Paris. */
@ServedTaciteTest
@DisplayName("Planned maintenance over HTTP")
class PlannedMaintenanceControllerTest {

    private static final String MAINTENANCES = "/api/planned-maintenances";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @BeforeEach
    void twoCustomers() {
        town.settle();
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    private static String body(String scope, String more) {
        return """
                {"windowFrom": "2026-11-28T22:00:00+01:00", "windowTo": "2026-11-28T23:30:00Z", "description": "Un routeur",
                 "maintenanceScope": "%s"%s}""".formatted(scope, more);
    }

    @Test
    void supportAnnouncesItAndEachCustomerSeesItsOwnSubscriptionsAlone() {
        var announced = as(SUPPORT).post(MAINTENANCES, body("all", ""));

        assertThat(announced.status()).as(announced.body()).isEqualTo(201);
        var number = announced.json().get("number").asText();
        assertThat(announced.header("Location")).isEqualTo(MAINTENANCES + "/" + number);
        assertThat(announced.json().get("windowFrom").asText()).isEqualTo("2026-11-28T21:00:00Z");
        assertThat(announced.json().get("subscriptions")).hasSize(3);
        assertThat(as(CLIENT_A).get(MAINTENANCES + "/" + number).body())
                .contains("ABO-A1", "ABO-A2")
                .doesNotContain("ABO-B1", "support");
        assertThat(as(CLIENT_B).get(MAINTENANCES).body()).contains(number);
        assertThat(as(OWNER).get(MAINTENANCES + "/" + number).json().get("subscriptions"))
                .hasSize(3);
    }

    @Test
    void whatConcernsAnotherCustomerIsAsIfItWereNotThere() {
        var number = as(MANAGER)
                .post(MAINTENANCES, body("subscriptions", ", \"subscriptions\": [\"ABO-B1\"]"))
                .json()
                .get("number")
                .asText();

        assertThat(as(CLIENT_A).get(MAINTENANCES).json()).isEmpty();
        var theirs = as(CLIENT_A).get(MAINTENANCES + "/" + number);
        var none = as(CLIENT_A).get(MAINTENANCES + "/MP-2026-999999");
        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.body().replace(number, "*")).isEqualTo(none.body().replace("MP-2026-999999", "*"));
    }

    @Test
    void itIsCancelledWithAReasonOnce() {
        var number = as(SUPPORT)
                .post(MAINTENANCES, body("components", ", \"components\": [\"Exchange Online\"]"))
                .json()
                .get("number")
                .asText();
        town.runJobs();

        assertThat(as(CLIENT_A)
                        .post(MAINTENANCES + "/" + number + "/cancellation", "{\"reason\": \"Non\"}")
                        .status())
                .isEqualTo(403);
        var cancelled = as(SUPPORT).post(MAINTENANCES + "/" + number + "/cancellation", "{\"reason\": \"Reportée\"}");
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.json().get("cancelledBecause").asText()).isEqualTo("Reportée");

        assertThat(as(SUPPORT)
                        .post(MAINTENANCES + "/" + number + "/cancellation", "{\"reason\": \"Encore\"}")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|windowFrom",
                "{\"windowFrom\": \"2026-11-28T22:00:00Z\"}|windowTo",
                "{\"windowFrom\": \"2026-11-20T22:00:00Z\", \"windowTo\": \"2026-11-20T23:00:00Z\","
                        + " \"description\": \"x\", \"maintenanceScope\": \"all\"}|windowFrom",
                "{\"windowFrom\": \"2026-11-28T22:00:00Z\", \"windowTo\": \"2026-12-28T23:00:00Z\","
                        + " \"description\": \"x\", \"maintenanceScope\": \"all\"}|windowTo",
                "{\"windowFrom\": \"2026-11-28T22:00:00Z\", \"windowTo\": \"2026-11-28T23:00:00Z\","
                        + " \"description\": \"x\"}|maintenanceScope",
                "{\"windowFrom\": \"2026-11-28T22:00:00Z\", \"windowTo\": \"2026-11-28T23:00:00Z\","
                        + " \"maintenanceScope\": \"all\"}|description",
                "{\"windowFrom\": \"2026-11-28T22:00:00Z\", \"windowTo\": \"2026-11-28T23:00:00Z\","
                        + " \"description\": \"\\u0000\", \"maintenanceScope\": \"all\"}|description",
                "{\"windowFrom\": \"2026-11-28T22:00:00Z\", \"windowTo\": \"2026-11-28T23:00:00Z\","
                        + " \"description\": \"x\", \"maintenanceScope\": \"components\", \"components\": [\"Fax\"]}|components",
                "{\"windowFrom\": \"2026-11-28T22:00:00Z\", \"windowTo\": \"2026-11-28T23:00:00Z\","
                        + " \"description\": \"x\", \"maintenanceScope\": \"subscriptions\", \"subscriptions\":"
                        + " [\"\\u0000\"]}|subscriptions"
            })
    void whatCannotBeAnnouncedNamesTheField(String body, String field) {
        var answer = as(SUPPORT).post(MAINTENANCES, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + field + "\"");
        assertThat(as(SUPPORT).get(MAINTENANCES).json()).isEmpty();
    }

    @Test
    void aMomentThatIsNoneIsNoMoment() {
        var word = as(SUPPORT).post(MAINTENANCES, "{\"windowFrom\": \"samedi\"}");
        assertThat(word.status()).isEqualTo(400);
        assertThat(word.json().get("type").asText()).endsWith("moment-unreadable");
        var number = as(SUPPORT).post(MAINTENANCES, "{\"windowFrom\": 1795903200}");
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.json().get("field").asText()).isEqualTo("windowFrom");
        assertThat(as(SUPPORT).get(MAINTENANCES + "?page=-1").status()).isEqualTo(400);
        assertThat(as(SUPPORT).get(MAINTENANCES + "?size=1000").status()).isEqualTo(400);
    }
}
