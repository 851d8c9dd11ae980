package fr.allset.tacite.renewal.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Today is Monday 23 November 2026; the Période Initiale ends with 29 February 2028 and can be refused a renewal until 1 February 2028. */
@ServedTaciteTest
@DisplayName("Notices of non-renewal over HTTP")
class NonRenewalControllerTest {

    private static final String NOTICES = "/api/subscriptions/ABO-A1/non-renewals";

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

    @Test
    void aClientGivesItsOwnToday() {
        var answer = as(CLIENT_A).post(NOTICES, "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var notice = answer.json();
        assertThat(notice.get("number").asText()).matches("DN-2026-\\d{6}");
        assertThat(notice.get("receivedOn").asText()).isEqualTo("2026-11-23");
        assertThat(notice.get("channel").asText()).isEqualTo("portal");
        assertThat(notice.get("inTime").asBoolean()).isTrue();
        assertThat(notice.get("lastDay").asText()).isEqualTo("2028-02-29");
        assertThat(notice.get("rule").asText())
                .isEqualTo("aucun préavis n'est stipulé : le dernier jour de la période");
        assertThat(notice.get("countsFor").asText()).isEqualTo("2028-03-01");
        assertThat(as(CLIENT_A).get(NOTICES).json()).hasSize(1);
        assertThat(as(CLIENT_A)
                        .get("/api/subscriptions/ABO-A1")
                        .json()
                        .get("nonRenewedFrom")
                        .asText())
                .isEqualTo("2028-03-01");
    }

    @Test
    void oneThatIsADayLateIsToldForWhichTermItCountsAndByWhichDocument() {
        assertThat(as(MANAGER)
                        .send(
                                "PUT",
                                "/api/subscriptions/ABO-A1/notice-period",
                                "application/json",
                                "{\"number\": 1, \"unit\": \"months\", \"source\": \"bon de commande n° 7\"}"
                                        .getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        clock.moveTo(LocalDate.of(2028, 2, 2));

        var notice = as(CLIENT_A).post(NOTICES, "").json();

        assertThat(notice.get("inTime").asBoolean()).isFalse();
        assertThat(notice.get("rule").asText())
                .isEqualTo("préavis de 1 mois avant le terme, stipulé au document « bon de commande n° 7 »");
        assertThat(notice.get("aimedAt").asText()).isEqualTo("2028-03-01");
        assertThat(notice.get("countsFor").asText()).isEqualTo("2029-03-01");
    }

    @Test
    void theStaffRecordsOneWithItsDayChannelAndEvidenceAndTakesItBack() {
        var notice = as(MANAGER)
                .post(NOTICES, stated("reseller", "2026-11-20", "registered_letter", "RAR 1A"))
                .json();
        assertThat(notice.get("givenBy").asText()).isEqualTo("reseller");

        var withdrawn = as(MANAGER)
                .post(
                        "/api/non-renewals/" + notice.get("number").asText() + "/withdrawal",
                        "{\"reason\": \"Accord du 23/11\"}");

        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.json().get("withdrawnBecause").asText()).isEqualTo("Accord du 23/11");
        assertThat(as(MANAGER).get("/api/subscriptions/ABO-A1").json().has("nonRenewedFrom"))
                .isFalse();
    }

    @Test
    void anotherCustomersSubscriptionIsNotThere() {
        assertThat(as(CLIENT_B).post(NOTICES, "").status()).isEqualTo(404);
        assertThat(as(CLIENT_B).get(NOTICES).status()).isEqualTo(404);
        assertThat(as(OWNER)
                        .post(NOTICES, stated("customer", "2026-11-20", "letter", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(as(CLIENT_A)
                        .post("/api/non-renewals/DN-2026-000001/withdrawal", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4} {5}")
    @CsvSource({
        "customer, 2026-11-24, letter, Classeur, 422, receivedOn, received-in-future",
        "nobody,   2026-11-20, letter, Classeur, 400, givenBy,    given-by-unknown",
        "customer, 2026-11-20, pigeon, Classeur, 400, channel,    channel-unknown",
        "customer, 2026-11-20, letter, '',       422, evidence,   evidence-missing",
        "customer, 0000-01-01, letter, Classeur, 422, receivedOn, day-out-of-range",
        "customer, 2026-02-30, letter, Classeur, 400, receivedOn, "
    })
    void whatCannotBeIsRefusedWithItsField(
            String by, String day, String channel, String evidence, int status, String field, String code) {
        var answer = as(MANAGER).post(NOTICES, stated(by, day, channel, evidence));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(field);
        if (code != null) {
            assertThat(answer.json().get("type").asText()).endsWith(code);
        }
        assertThat(as(MANAGER).get(NOTICES).json()).isEmpty();
    }

    @Test
    void aDayIsNeeded() {
        var answer = as(MANAGER).with("Accept-Language", "en").post(NOTICES, "{\"givenBy\": \"customer\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).isEqualTo("State the day.");
        assertThat(as(MANAGER)
                        .post("/api/non-renewals/DN-2026-999999/withdrawal", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    private static String stated(String by, String day, String channel, String evidence) {
        return "{\"givenBy\": \"%s\", \"receivedOn\": \"%s\", \"channel\": \"%s\", \"evidence\": \"%s\"}"
                .formatted(by, day, channel, evidence);
    }
}
