package fr.allset.tacite.failure.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Today is Monday 23 November 2026, 10:00 in Paris. */
@ServedTaciteTest
@DisplayName("Failures over HTTP")
class FailureControllerTest {

    private static final String NOTIFICATIONS = "/api/failure-notifications";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void twoCustomers() {
        town.settle();
    }

    @Test
    void aClientReportsAndReceivesItsNumberAtOnce() {
        var answer = as(CLIENT_A).post(NOTIFICATIONS, """
                {"subscriptions": ["ABO-A1"], "components": ["exchange_online"], "description": "Plus de courrier",
                 "beganAt": "2026-11-23T09:40:00+01:00", "partial": true}""");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(NOTIFICATIONS + "/ND-2026-000001");
        var receipt = answer.json();
        assertThat(receipt.get("number").asText()).isEqualTo("ND-2026-000001");
        assertThat(receipt.get("receivedAt").asText()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(receipt.get("restorationDeadline").asText()).isEqualTo("2026-11-23T13:00:00Z");
        assertThat(receipt.get("failure").asText()).startsWith("DF-2026-");
        var notification = as(CLIENT_A).get(answer.header("Location")).json();
        assertThat(notification.get("channel").asText()).isEqualTo("web");
        assertThat(notification.get("reporter").asText()).isEqualTo(CLIENT_A);
        assertThat(notification.get("beganAt").asText()).isEqualTo("2026-11-23T08:40:00Z");
        assertThat(notification.get("components").get(0).asText()).isEqualTo("Exchange Online");
        assertThat(notification.get("partial").asBoolean()).isTrue();
    }

    @Test
    void theStaffReportsWhatItHearsOrFinds() {
        var heard = as(MANAGER).post(NOTIFICATIONS, """
                {"subscriptions": ["ABO-A1"], "description": "Teams est muet", "channel": "telephone", "reporter": "Zoé Lefèvre",
                 "contact": "02 98 00 00 00", "receivedAt": "2026-11-23T09:30:00+01:00"}""");
        assertThat(heard.status()).as(heard.body()).isEqualTo(201);
        assertThat(heard.json().get("restorationDeadline").asText()).isEqualTo("2026-11-23T12:30:00Z");

        var found = as(MANAGER).post(NOTIFICATIONS, """
                {"subscriptions": ["ABO-A1", "ABO-B1"], "description": "Sonde muette", "channel": "detected", "failure": "new"}""");
        assertThat(found.status()).as(found.body()).isEqualTo(201);
        assertThat(found.json().get("failure")).isNotEqualTo(heard.json().get("failure"));
        assertThat(as(MANAGER)
                        .get(found.header("Location"))
                        .json()
                        .get("reporter")
                        .asText())
                .isEqualTo(MANAGER);
    }

    @Test
    void theSameReportUnderOneKeyIsOneNotification() {
        var report = "{\"subscriptions\": [\"ABO-A1\"], \"description\": \"Plus de courrier\"}";
        var first = as(CLIENT_A).with("Idempotency-Key", "abc").post(NOTIFICATIONS, report);
        var second = as(CLIENT_A).with("Idempotency-Key", "abc").post(NOTIFICATIONS, report);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(as(CLIENT_A)
                        .with("Idempotency-Key", "abc")
                        .post(NOTIFICATIONS, report.replace("courrier", "rien"))
                        .json()
                        .get("type")
                        .asText())
                .endsWith("idempotency-key-reused");
        assertThat(as(CLIENT_A)
                        .with("Idempotency-Key", "x".repeat(101))
                        .post(NOTIFICATIONS, report)
                        .status())
                .isEqualTo(400);
        assertThat(as(CLIENT_A).post(NOTIFICATIONS, report).json().get("number").asText())
                .isEqualTo("ND-2026-000002");
    }

    @Test
    void aFailureShowsEachReaderItsOwn() {
        var failure = as(CLIENT_A)
                .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-A1\"], \"description\": \"Chez A\"}")
                .json()
                .get("failure")
                .asText();
        as(MANAGER).post(NOTIFICATIONS, """
                {"subscriptions": ["ABO-B1"], "description": "Chez B", "reporter": "Zoé", "failure": "%s"}""".formatted(failure));
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        failureHandling.diagnose(failure, "Panne chez Microsoft, vue chez B", "microsoft", "support");
        failureHandling.restore(failure, null, "support");
        failureHandling.decideCause(
                failure, "v", null, null, "L'opérateur était coupé", "Avis n° 12 chez B", null, "support");

        var own = as(CLIENT_A).get("/api/failures/" + failure).json();
        var other = as(CLIENT_B).get("/api/failures/" + failure);
        var whole = as(MANAGER).get("/api/failures/" + failure).json();

        assertThat(own.get("subscriptions"))
                .singleElement()
                .satisfies(number -> assertThat(number.asText()).isEqualTo("ABO-A1"));
        assertThat(own.get("notifications"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("description").asText()).isEqualTo("Chez A"));
        assertThat(own.get("cause").get("event").asText()).isEqualTo("v");
        assertThat(own.get("cause").get("reason").asText()).isEqualTo("L'opérateur était coupé");
        assertThat(own.toString()).doesNotContain("Chez B", "chez B", "ABO-B1", "diary");
        assertThat(own.get("stretches").get(0).get("restoredAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(own.get("deadlines").get(0).get("met").asBoolean()).isTrue();
        assertThat(other.body()).contains("ABO-B1", "Chez B").doesNotContain("ABO-A1", "Chez A");
        assertThat(whole.get("notifications")).hasSize(2);
        assertThat(whole.get("diary")).hasSizeGreaterThan(3);
        assertThat(whole.get("diagnosis").asText()).contains("Microsoft");
    }

    @Test
    void whatIsAnothersIsNotThere() {
        var reported = as(CLIENT_A)
                .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-A1\"], \"description\": \"Chez A\"}")
                .json();
        var failure = reported.get("failure").asText();
        var number = reported.get("number").asText();

        assertThat(as(CLIENT_B).get("/api/failures/" + failure).body().replace(failure, "?"))
                .isEqualTo(
                        as(CLIENT_B).get("/api/failures/DF-2026-999999").body().replace("DF-2026-999999", "?"));
        assertThat(as(CLIENT_B).get("/api/failures/" + failure).status()).isEqualTo(404);
        assertThat(as(CLIENT_B).get(NOTIFICATIONS + "/" + number).body().replace(number, "?"))
                .isEqualTo(as(CLIENT_B)
                        .get(NOTIFICATIONS + "/ND-2026-999999")
                        .body()
                        .replace("ND-2026-999999", "?"));
        assertThat(as(CLIENT_B)
                        .post("/api/failures/" + failure + "/confirmation", "")
                        .status())
                .isEqualTo(404);
        assertThat(as(CLIENT_B)
                        .post("/api/failures/" + failure + "/reopening", "{\"description\": \"Encore\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(CLIENT_B)
                        .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-A1\"], \"description\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(CLIENT_B)
                        .post(
                                NOTIFICATIONS,
                                "{\"subscriptions\": [\"ABO-B1\"], \"description\": \"x\", \"failure\": \"%s\"}"
                                        .formatted(failure))
                        .status())
                .isEqualTo(404);
        assertThat(as(OWNER)
                        .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-A1\"], \"description\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void failuresAreListedBySubscriptionAndByWhetherTheyLast() {
        var first = as(CLIENT_A)
                .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-A1\"], \"description\": \"1\"}")
                .json()
                .get("failure")
                .asText();
        failureHandling.restore(first, null, "support");
        clock.moveTo(clock.instant().plusSeconds(60));
        var second = as(CLIENT_A)
                .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-A1\", \"ABO-A2\"], \"description\": \"2\"}")
                .json()
                .get("failure")
                .asText();
        clock.moveTo(clock.instant().plusSeconds(60));
        var others = as(CLIENT_B)
                .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-B1\"], \"description\": \"3\"}")
                .json()
                .get("failure")
                .asText();

        assertThat(listed(CLIENT_A, "")).containsExactly(second, first);
        assertThat(listed(MANAGER, "")).containsExactly(others, second, first);
        assertThat(listed(MANAGER, "?open=true")).containsExactly(others, second);
        assertThat(listed(MANAGER, "?open=false")).containsExactly(first);
        assertThat(listed(MANAGER, "?size=1&page=1")).containsExactly(second);
        assertThat(listed(CLIENT_A, "?subscription=ABO-A2")).containsExactly(second);
        assertThat(as(CLIENT_A).get("/api/failures?subscription=ABO-B1").status())
                .isEqualTo(404);
        assertThat(as(CLIENT_A).get("/api/failures?subscription=ABO-404").status())
                .isEqualTo(404);
        assertThat(as(MANAGER).get("/api/failures?size=1000").status()).isEqualTo(400);
    }

    @Test
    void aRestorationIsConfirmedOrTheFailureReportedAgain() {
        var failure = as(CLIENT_A)
                .post(NOTIFICATIONS, "{\"subscriptions\": [\"ABO-A1\"], \"description\": \"1\"}")
                .json()
                .get("failure")
                .asText();
        assertThat(as(CLIENT_A)
                        .post("/api/failures/" + failure + "/confirmation", "")
                        .status())
                .isEqualTo(409);
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        restore(failure);

        assertThat(as(CLIENT_A)
                        .post("/api/failures/" + failure + "/confirmation", "")
                        .json()
                        .get("confirmedAt")
                        .asText())
                .isEqualTo("2026-11-23T10:00:00Z");
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        var early = as(CLIENT_A)
                .post(
                        "/api/failures/" + failure + "/reopening",
                        "{\"description\": \"Encore\", \"beganAt\": \"2026-11-23T10:30:00+01:00\"}");
        assertThat(early.json().get("type").asText()).endsWith("began-before-restoration");

        var again = as(CLIENT_A)
                .post(
                        "/api/failures/" + failure + "/reopening",
                        "{\"description\": \"Encore\", \"beganAt\": \"2026-11-23T11:30:00+01:00\"}")
                .json();

        assertThat(again.get("stretches")).hasSize(2);
        assertThat(again.get("open").asBoolean()).isTrue();
        assertThat(again.has("confirmedAt")).isFalse();
        assertThat(again.get("deadlines")).hasSize(2);
        assertThat(as(CLIENT_A)
                        .post("/api/failures/" + failure + "/reopening", "{\"description\": \"Encore\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void controlCharactersAndLineBreaksBecomeBlanksAndNoHeadersOfALetter() {
        var number = as(MANAGER).post(NOTIFICATIONS, """
                {"subscriptions": ["ABO-A1"], "reporter": "Zo\\u0000é\\nBcc: x@example.com",
                 "contact": "zoe@a.example\\r\\nBcc: x@example.com",
                 "description": "Rien\\u0007 ne\\u0092 marche"}""");

        assertThat(number.status()).as(number.body()).isEqualTo(201);
        var stored = as(MANAGER)
                .get(NOTIFICATIONS + "/" + number.json().get("number").asText())
                .json();
        assertThat(stored.get("reporter").asText()).isEqualTo("Zo é Bcc: x@example.com");
        assertThat(stored.get("description").asText()).isEqualTo("Rien  ne  marche");
    }

    @Test
    void whatNoNumberCanHoldIsNoNumber() {
        assertThat(as(MANAGER)
                        .post(
                                NOTIFICATIONS,
                                "{\"subscriptions\": [\"ABO-A1\\u0000\"], \"reporter\": \"Zoé\", \"description\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(MANAGER)
                        .post(
                                NOTIFICATIONS,
                                "{\"subscriptions\": [\"ABO-A1\"], \"failure\": \"DF-1\\u0000\","
                                        + " \"reporter\": \"Zoé\", \"description\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(MANAGER).get("/api/failures?subscription=A%00").status()).isEqualTo(404);
        assertThat(as(MANAGER).get("/api/reports/credits.csv?to=-999999999-01").status())
                .isEqualTo(422);
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "gestionnaire | \"beganAt\": \"2026-11-23T10:00:01+01:00\"                    | 422 | beganAt       | began-after-report",
                "gestionnaire | \"beganAt\": \"hier\"                                         | 400 | beganAt       | moment-unreadable",
                "gestionnaire | \"beganAt\": \"2026-11-23T09:00:00\"                          | 400 | beganAt       | "
                        + "moment-without-offset",
                "gestionnaire | \"beganAt\": \"+99999-01-01T00:00:00Z\"                       | 400 | beganAt       | moment-unreadable",
                "gestionnaire | \"receivedAt\": \"2026-11-24T10:00:00+01:00\"                 | 422 | receivedAt    | moment-in-future",
                "gestionnaire | \"receivedAt\": \"2026-09-01T10:00:00+02:00\"                 | 422 | receivedAt    | received-long-ago",
                "gestionnaire | \"channel\": \"pigeon\"                                       | 400 | "
                        + "channel       | notification-channel-unknown",
                "gestionnaire | \"components\": [\"Minitel\"]                                 | 422 | components    | unknown-component",
                "gestionnaire | \"subscriptions\": [\"ABO-A1\", \"ABO-B1\"]                   | 422 | "
                        + "subscriptions | notification-several-customers",
                "gestionnaire | \"subscriptions\": []                                         | 400 | subscriptions |",
                "gestionnaire | \"description\": \" \"                                        | 400 | description   |",
                "gestionnaire | \"reporter\": \" \"                                           | 422 | reporter      | text-missing",
                "gestionnaire | \"beganAt\": 17                                               | 400 | beganAt       |",
                "cli-a        | \"channel\": \"telephone\"                                    | 422 | "
                        + "channel       | notification-online-alone",
                "cli-a        | \"receivedAt\": \"2026-11-20T10:00:00+01:00\"                 | 422 | "
                        + "channel       | notification-online-alone"
            })
    void whatCannotBeIsRefusedWithItsField(String username, String member, int status, String field, String code) {
        var name = member.substring(1, member.indexOf('"', 1));
        var body = new StringBuilder("{" + member);
        for (var other : new String[] {
            "\"subscriptions\": [\"ABO-A1\"]",
            "\"description\": \"x\"",
            username.equals(MANAGER) ? "\"reporter\": \"Zoé\"" : ""
        }) {
            if (!other.isEmpty() && !other.startsWith("\"" + name + "\"")) {
                body.append(", ").append(other);
            }
        }

        var answer = as(username).post(NOTIFICATIONS, body.append("}").toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(field);
        if (code != null) {
            assertThat(answer.json().get("type").asText()).endsWith(code);
        }
        assertThat(as(MANAGER).get("/api/failures").json()).isEmpty();
    }

    /** As support does it, on its forms. */
    private void restore(String failure) {
        complete(failure, "TakeFailureInCharge", Map.of("takingInCharge", "take"));
        complete(
                failure,
                "DiagnoseFailure",
                Map.of("diagnosis", "Panne chez Microsoft", "origin", "microsoft", "diagnosisStep", "restore"));
        complete(failure, "RestoreService", Map.of("restorationStep", "restored"));
        town.runJobs();
    }

    private void complete(String failure, String task, Map<String, Object> form) {
        processes.complete(processes.running("failure-handling", failure), task, SUPPORT, form);
    }

    private List<String> listed(String username, String query) {
        return StreamSupport.stream(
                        as(username).get("/api/failures" + query).json().spliterator(), false)
                .map(failure -> failure.get("number").asText())
                .toList();
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }
}
