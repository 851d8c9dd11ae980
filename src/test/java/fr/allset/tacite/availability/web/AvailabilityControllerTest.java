package fr.allset.tacite.availability.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** It is Monday 23 November 2026. */
@ServedTaciteTest
@DisplayName("The availability over HTTP")
class AvailabilityControllerTest {

    private static final String AVAILABILITY = "/api/subscriptions/ABO-A1/availability";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void oneFailure() {
        town.settle();
        new AFailure(notifications, failureHandling, clock).lasting("2026-11-24T08:00", "2026-11-24T18:00", "ABO-A1");
    }

    @Test
    void aClientReadsItsOwnMonthWithEverythingThatCounted() {
        var november = as(CLIENT_A).get(AVAILABILITY + "/2026-11").json();

        assertThat(november.at("/availability/percent").asText()).isEqualTo("98.611111");
        assertThat(november.at("/availability/downtimeSeconds").asLong()).isEqualTo(36_000);
        assertThat(november.at("/availability/objectiveMet").asBoolean()).isFalse();
        assertThat(november.at("/availability/tierPercent").asInt()).isEqualTo(5);
        assertThat(november.at("/explanation").asText()).contains("720\u00a0h", "10\u00a0h", "98,611111", "art. 3");
        assertThat(november.at("/notifications/0/notification").asText()).isEqualTo("ND-2026-000001");
        assertThat(november.at("/notifications/0/verdict").asText()).isEqualTo("counted");
        assertThat(november.at("/readings")).hasSize(18);
    }

    @Test
    void monthByMonth() {
        var months = as(CLIENT_A).get(AVAILABILITY + "?from=2026-10&to=2026-11").json();

        assertThat(months).hasSize(2);
        assertThat(months.at("/0/percent").decimalValue()).isEqualByComparingTo("100");
        assertThat(months.at("/1/month").asText()).isEqualTo("2026-11");
    }

    @Test
    void anotherClientIsToldThatThereIsNoSuchSubscription() {
        assertThat(as(CLIENT_B).get(AVAILABILITY + "/2026-11").status()).isEqualTo(404);
        assertThat(as(CLIENT_B).get(AVAILABILITY + "?from=2026-10&to=2026-11").status())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "/2026-12, 422, month",
        "/2026-13, 400, month",
        "/novembre, 400, month",
        "?from=2026-11&to=2026-10, 422, from",
        "?from=1900-01&to=2026-10, 422, from",
        "?from=2026-11, 400, to",
        "?from=x&to=2026-10, 400, from"
    })
    void whatCannotBeAskedIsRefusedWithTheField(String asked, int status, String field) {
        var answer = as(CLIENT_A).get(AVAILABILITY + asked);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    private Caller as(String login) {
        return Caller.program(port, login, PASSWORD);
    }
}
