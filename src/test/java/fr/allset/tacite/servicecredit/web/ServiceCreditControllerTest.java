package fr.allset.tacite.servicecredit.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.subscription.UsageAgreements;
import fr.allset.tacite.testing.Breakdowns;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** ABO-A1 has failed for ten hours of December 2026, which is worth 5 %; today is 5 January 2027. */
@ServedTaciteTest
@DisplayName("Credits over HTTP")
class ServiceCreditControllerTest {

    private static final String CREDITS = "/api/subscriptions/ABO-A1/service-credits";
    private static final String DECEMBER = "{\"month\": \"2026-12\"}";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    CreditHandling credits;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    UsageAgreements usageAgreements;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void aMonthThatMissedItsObjective() {
        town.settle();
        usageAgreements.state("ABO-A1", false, null, MANAGER);
        new Breakdowns(notifications, failureHandling, clock)
                .of("ABO-A1", LocalDate.of(2026, 12, 10).atTime(8, 0), Duration.ofHours(10));
        clock.moveTo(LocalDate.of(2027, 1, 5));
    }

    @Test
    void aClientLooksBeforeItAsks() {
        var outlook = as(CLIENT_A).get(CREDITS + "/2026-12/outlook");

        assertThat(outlook.status()).as(outlook.body()).isEqualTo(200);
        var calculation = outlook.json().get("calculation");
        assertThat(calculation.get("tierPercent").asInt()).isEqualTo(5);
        assertThat(calculation.get("availability").get("percent").asText()).isEqualTo("98.655914");
        assertThat(calculation.get("availability").get("downtimeSeconds").asLong())
                .isEqualTo(36_000);
        assertThat(calculation.get("outcome").asText()).isEqualTo("due");
        assertThat(calculation.get("credit").asText())
                .isEqualTo(calculation.get("gross").asText());
        assertThat(calculation.get("explanation")).hasSize(7);
        assertThat(outlook.json().get("requestableFrom").asText()).isEqualTo("2027-01-01");
        assertThat(outlook.json().has("request")).isFalse();
        assertThat(as(CLIENT_A).get(CREDITS).json()).isEmpty();
        assertThat(as(CLIENT_A)
                        .get(CREDITS + "/2027-01/outlook")
                        .json()
                        .get("calculation")
                        .get("outcome")
                        .asText())
                .isEqualTo("objective_met");
        assertThat(as(CLIENT_A).get(CREDITS + "/2027-02/outlook").status()).isEqualTo(422);
        assertThat(as(CLIENT_A).get(CREDITS + "/0000-01/outlook").status()).isEqualTo(422);
    }

    @Test
    void aClientAsksOnceAndFindsItsRequestAgain() {
        var first = as(CLIENT_A).post(CREDITS, DECEMBER);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        var number = first.json().get("number").asText();
        assertThat(number).matches("DA-2027-\\d{6}");
        assertThat(first.header("Location")).endsWith("/api/service-credits/" + number);
        assertThat(first.json().get("status").asText()).isEqualTo("requested");

        var second = as(CLIENT_A).post(CREDITS, DECEMBER);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("number").asText()).isEqualTo(number);
        assertThat(as(CLIENT_A).get(CREDITS).json()).hasSize(1);
        assertThat(as(CLIENT_A)
                        .get(CREDITS + "/2026-12/outlook")
                        .json()
                        .get("request")
                        .asText())
                .isEqualTo(number);
    }

    @Test
    void aProvisionalAmountSaysSoAndWhatIsMissing() {
        usageAgreements.state("ABO-A1", true, "Options à l'usage", MANAGER);

        var outlook = as(CLIENT_A).get(CREDITS + "/2026-12/outlook").json();
        assertThat(outlook.get("provisional").asBoolean()).isTrue();
        assertThat(outlook.get("calculation").get("missingUsage"))
                .extracting(JsonNode::asText)
                .containsExactly("2026-09", "2026-10", "2026-11", "2026-12");
        var number = as(CLIENT_A).post(CREDITS, DECEMBER).json().get("number").asText();
        town.runJobs();
        var asked = as(CLIENT_A).get("/api/service-credits/" + number).json();
        assertThat(asked.get("provisional").asBoolean()).isTrue();
        assertThat(asked.get("missingUsage")).hasSize(4);
    }

    @Test
    void theOutlookOfAnIssuedMonthDoesNotCountItsOwnNote() {
        var before = as(CLIENT_A).get(CREDITS + "/2026-12/outlook").json().get("calculation");
        var number = as(CLIENT_A).post(CREDITS, DECEMBER).json().get("number").asText();
        town.runJobs();
        credits.issue(number, MANAGER);

        var after = as(CLIENT_A).get(CREDITS + "/2026-12/outlook").json().get("calculation");
        assertThat(after.get("credit")).isEqualTo(before.get("credit"));
        assertThat(after.get("residualLost").asText()).isEqualTo("0.00");
        assertThat(after.get("window").get("notes")).isEmpty();
    }

    @Test
    void theNoteIsReadInTheSameBytesForEver() {
        var number = as(CLIENT_A).post(CREDITS, DECEMBER).json().get("number").asText();
        town.runJobs();
        credits.issue(number, MANAGER);

        var request = as(CLIENT_A).get("/api/service-credits/" + number).json();
        assertThat(request.get("status").asText()).isEqualTo("issued");
        assertThat(request.get("decidedBy").asText())
                .as("who decided is the reseller's business")
                .isEqualTo("ALLSET SAS");
        assertThat(as(MANAGER)
                        .get("/api/service-credits/" + number)
                        .json()
                        .get("decidedBy")
                        .asText())
                .isEqualTo(MANAGER);
        var note = request.get("notes").get(0).get("number").asText();
        var document = as(CLIENT_A).get("/api/credit-notes/" + note);
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().get("number").asText()).isEqualTo(note);
        assertThat(document.json()
                        .get("calculation")
                        .get("availability")
                        .get("outages")
                        .get(0)
                        .get("why")
                        .asText())
                .startsWith("compte 10");
        clock.moveTo(LocalDate.of(2027, 6, 5));
        assertThat(as(MANAGER).get("/api/credit-notes/" + note).body()).isEqualTo(document.body());
        assertThat(as(CLIENT_A).get("/api/charges").body()).contains(note);
        assertThat(as(CLIENT_A).get("/api/charges.csv").body()).contains("Avoir");
    }

    @Test
    void anotherCustomersAreNotThere() {
        var number = as(CLIENT_A).post(CREDITS, DECEMBER).json().get("number").asText();
        town.runJobs();
        var note = credits.issue(number, MANAGER).orElseThrow().number();

        assertThat(as(CLIENT_B).get(CREDITS).status()).isEqualTo(404);
        assertThat(as(CLIENT_B).post(CREDITS, DECEMBER).status()).isEqualTo(404);
        assertThat(as(CLIENT_B).get(CREDITS + "/2026-12/outlook").status()).isEqualTo(404);
        assertThat(as(CLIENT_B).get("/api/service-credits/" + number).status()).isEqualTo(404);
        assertThat(as(CLIENT_B).get("/api/credit-notes/" + note).status()).isEqualTo(404);
        assertThat(as(OWNER).post(CREDITS, DECEMBER).status()).isEqualTo(403);
        assertThat(as(MANAGER).get("/api/service-credits/DA-2027-999999").status())
                .isEqualTo(404);
        assertThat(as(MANAGER).get("/api/credit-notes/AV-2027-999999").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "2027-01, 422, credit-month-not-over,  2027-02-01",
        "2027-02, 422, credit-month-to-come,   02/2027",
        "9999-12, 422, credit-month-to-come,   12/9999",
        "2020-01, 422, credit-no-service,      01/2020",
        "2026-11, 422, objective-met,          100 % of at least 99 %",
        "0000-01, 422, credit-no-service,      01/0000",
        "2026-13, 400, usage-month-unreadable, 2026-13",
        "hier,    400, usage-month-unreadable, hier"
    })
    void whatCannotBeIsRefusedInAFriendlyWay(String month, int status, String code, String words) {
        var answer = as(CLIENT_A).with("Accept-Language", "en").post(CREDITS, "{\"month\": \"" + month + "\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asText()).endsWith("/" + code);
        assertThat(answer.json().get("detail").asText()).contains(words);
        assertThat(as(CLIENT_A).get(CREDITS).json()).isEmpty();
    }

    @Test
    void aMonthIsNeeded() {
        assertThat(as(CLIENT_A).post(CREDITS, "{}").status()).isEqualTo(400);
        assertThat(as(CLIENT_A).post(CREDITS, "{\"month\": 202612}").status()).isEqualTo(400);
        assertThat(as(CLIENT_A).get(CREDITS + "/2026-12x/outlook").status()).isEqualTo(400);
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }
}
