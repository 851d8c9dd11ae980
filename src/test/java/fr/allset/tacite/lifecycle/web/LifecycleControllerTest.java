package fr.allset.tacite.lifecycle.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A life over HTTP. Today is Monday 23 November 2026; ABO-A1 runs until 29 February 2028. */
@ServedTaciteTest
class LifecycleControllerTest {

    private static final String LIFE = "/api/subscriptions/ABO-A1/lifecycle";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void twoCustomers() {
        town.settle();
    }

    private Caller caller(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    @Test
    void showsTheStaffWhereItStandsAndWhatRuns() {
        var life = caller(MANAGER).get(LIFE).json();

        assertThat(life.at("/subscription/number").asText()).isEqualTo("ABO-A1");
        assertThat(life.at("/subscription/readings/partMonth").asText()).isEqualTo("full");
        assertThat(life.at("/today").asText()).isEqualTo("2026-11-23");
        assertThat(life.at("/standing/phase").asText()).isEqualTo("initial");
        assertThat(life.at("/standing/words").asText().replace('\u00a0', ' '))
                .isEqualTo("en Période Initiale, mois 21 sur 36, jusqu'au 29/02/2028");
        assertThat(life.at("/calendar/current/months")).hasSize(36);
        assertThat(life.at("/calendar/current/months/20/containsToday").asBoolean())
                .isTrue();
        assertThat(texts(life.at("/calendar/marks"), "kind"))
                .containsExactly(
                        "start",
                        "first_year_end",
                        "announcement",
                        "announcement",
                        "announcement",
                        "last_day_of_notice",
                        "term");
        assertThat(texts(life.at("/next"), "day")).isSorted().contains("2028-02-29", "2028-03-01");
        assertThat(life.at("/processes/0/process").asText()).isEqualTo("subscription-lifecycle");
        assertThat(life.at("/processes/0/id").asText()).isNotEmpty();
        assertThat(life.at("/processes/0/steps/0/name").asText()).isEqualTo("Servir la Période Initiale");
    }

    @Test
    void showsAClientItsOwnWithoutStaffAndEngine() {
        var number = caller(MANAGER)
                .post("/api/termination-quotes", "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
        caller(CLIENT_A).post("/api/termination-quotes/" + number + "/acceptance", "");

        var answer = caller(CLIENT_A).get(LIFE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(MANAGER, "processes", "task", "test");
        assertThat(answer.json().at("/standing/waiting/0").asText()).contains(number);
        assertThat(texts(answer.json().at("/happened"), "by")).containsOnly("ALLSET SAS", CLIENT_A);
    }

    @Test
    void hidesAnotherCustomersAndWhatIsNotThere() {
        var theirs = caller(CLIENT_B).get(LIFE);
        var none = caller(CLIENT_B).get("/api/subscriptions/ABO-XX/lifecycle");

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.json().get("type").asText()).endsWith("unknown-subscription");
        assertThat(theirs.body().replace("ABO-A1", "*")).isEqualTo(none.body().replace("ABO-XX", "*"));
        assertThat(caller(MANAGER).get("/api/subscriptions/ABO-XX/lifecycle").status())
                .isEqualTo(404);
    }

    @Test
    void goesOnThroughARenewal() {
        clock.moveTo(LocalDate.of(2028, 2, 1));
        town.runJobs();
        clock.moveTo(LocalDate.of(2028, 3, 1));
        town.runJobs();

        var life = caller(CLIENT_A).get(LIFE).json();

        assertThat(life.at("/standing/phase").asText()).isEqualTo("renewal");
        assertThat(life.at("/calendar/previous/kind").asText()).isEqualTo("initial");
        assertThat(life.at("/calendar/current/renewalIndex").asInt()).isEqualTo(1);
        assertThat(texts(life.at("/happened"), "words")).anyMatch(words -> words.startsWith("Reconduit tacitement"));
    }

    private static List<String> texts(JsonNode nodes, String field) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.get(field).asText())
                .toList();
    }
}
