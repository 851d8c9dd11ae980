package fr.allset.tacite.setup.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Set-ups and documents over HTTP, as programs and the portal use them. */
@ServedTaciteTest
class SetupControllerTest {

    private static final String SETUPS = "/api/setups";

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

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    private static String request(String customer, String extra) {
        return """
                {"customerNumber": "%s", "site": {"code": "LYON", "name": "Atelier", "address": "1 quai, Lyon"},
                 "components": ["Exchange Online", "Microsoft Teams"], "monthlyFixedFee": 240.5, "initialFee": 0,
                 "initialPeriodMonths": 36, "signedOn": "2026-11-20", "wishedStart": "2026-12-01"%s}""".formatted(customer, extra);
    }

    private Answer opened(String customer) {
        return as(MANAGER).post(SETUPS, request(customer, ", \"works\": [\"training\"]"));
    }

    @Test
    void aSetupIsBegunAndHasAnAddress() {
        var answer = opened("CLI-A");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var number = answer.json().get("number").asText();
        assertThat(answer.header("Location")).isEqualTo("/api/setups/" + number);
        var read = as(CLIENT_A).get("/api/setups/" + number).json();
        assertThat(read.get("standing").asText()).startsWith("attend l'acceptation de 5\u00a0documents");
        assertThat(read.get("components"))
                .extracting(component -> component.asText())
                .containsExactly("Exchange Online", "Lync Online");
        assertThat(read.get("works").get(0).asText()).isEqualTo("training");
        assertThat(read.get("documents").get(1).get("code").asText()).isEqualTo("lync-online");
    }

    @Test
    void aNewCustomerIsDescribed() {
        var body = request("", "").replace("\"customerNumber\": \"\"", """
                "customer": {"name": "Fromagerie", "siren": "732829320", "kind": "professional", "contactName": "Inès",
                "contactEmail": "ines@fromagerie.example"}""");
        var answer = as(MANAGER).post(SETUPS, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().get("customer").get("known").asBoolean()).isFalse();
        assertThat(answer.json().get("customer").get("number").asText()).startsWith("CLI-2026-");
        assertThat(as(MANAGER).post(SETUPS, body).status()).isEqualTo(409);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"initialPeriodMonths\": 36       | \"initialPeriodMonths\": 0        | 422 | initialPeriodMonths",
                "\"initialPeriodMonths\": 36       | \"initialPeriodMonths\": 241      | 422 | initialPeriodMonths",
                "\"initialPeriodMonths\": 36       | \"initialPeriodMonths\": \"36\" | 400 | initialPeriodMonths",
                "\"monthlyFixedFee\": 240.5        | \"monthlyFixedFee\": \"x\"      | 400 | monthlyFixedFee",
                "\"monthlyFixedFee\": 240.5        | \"monthlyFixedFee\": 1e999999     | 422 | monthlyFixedFee",
                "\"monthlyFixedFee\": 240.5        | \"monthlyFixedFee\": -1           | 422 | monthlyFixedFee",
                "\"monthlyFixedFee\": 240.5        | \"monthlyFixedFee\": 0.001        | 422 | monthlyFixedFee",
                "Microsoft Teams                     | Minitel                             | 422 | components",
                "\"signedOn\": \"2026-11-20\"    | \"signedOn\": \"2026-11-24\"    | 422 | signedOn",
                "\"wishedStart\": \"2026-12-01\" | \"wishedStart\": \"2026-11-19\" | 422 | wishedStart",
                "\"wishedStart\": \"2026-12-01\" | \"wishedStart\": \"2026-02-30\" | 400 | wishedStart",
                "CLI-A                               | CLI-Z                               | 422 | customerNumber",
                "\"code\": \"LYON\"              | \"code\": \"NANTES\"            | 422 | siteName"
            })
    void whatCannotBeIsRefusedWithItsField(String what, String by, int status, String field) {
        var answer = as(MANAGER).post(SETUPS, request("CLI-A", "").replace(what, by));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body()).contains(field);
        assertThat(as(MANAGER).get(SETUPS).json()).isEmpty();
    }

    @Test
    void aClientAnswersUnderItsName() {
        var number = opened("CLI-A").json().get("number").asText();

        var refused = as(CLIENT_A)
                .post(
                        SETUPS + "/" + number + "/documents/lync-online/answer",
                        "{\"accepted\": false, \"remark\": \"En anglais\"}");
        assertThat(refused.json().get("documents").get(1).get("status").asText())
                .isEqualTo("refused");
        var accepted = as(CLIENT_A).post(SETUPS + "/" + number + "/documents/*/answer", "{\"accepted\": true}");

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        assertThat(accepted.json().get("documents")).allSatisfy(document -> {
            assertThat(document.get("status").asText()).isEqualTo("accepted");
            assertThat(document.get("means").asText()).isEqualTo("portal");
            assertThat(document.get("answeredBy").asText()).isEqualTo(CLIENT_A);
            assertThat(document.get("answeredOn").asText()).isEqualTo("2026-11-23");
        });
        assertThat(accepted.json().get("standing").asText()).startsWith("attend la liste des prérequis");
    }

    @Test
    void aClientStatesNoEvidenceAndAnAccountManagerDoes() {
        var number = opened("CLI-A").json().get("number").asText();
        var path = SETUPS + "/" + number + "/documents/lync-online/answer";
        var stated =
                "{\"accepted\": true, \"answeredBy\": \"Léa\", \"answeredOn\": \"2026-11-22\", \"means\": \"paper\", "
                        + "\"evidence\": \"classeur 4\", \"remark\": \"au comptoir\"}";

        assertThat(as(CLIENT_A).post(path, stated).status()).isEqualTo(422);
        assertThat(as(MANAGER).post(path, "{\"accepted\": true}").status()).isEqualTo(422);
        assertThat(as(MANAGER).post(path, stated.replace("paper", "portal")).status())
                .isEqualTo(422);
        assertThat(as(MANAGER)
                        .post(path, stated.replace("2026-11-22", "2026-11-24"))
                        .status())
                .isEqualTo(422);
        assertThat(as(MANAGER)
                        .post(path, stated.replace("\"accepted\": true, ", ""))
                        .status())
                .isEqualTo(400);
        assertThat(as(MANAGER).post(path, stated).status()).isEqualTo(200);
        assertThat(as(MANAGER).post(path, stated.replace("true", "false")).status())
                .isEqualTo(409);
        assertThat(as(MANAGER).post(path.replace("lync", "linc"), stated).status())
                .isEqualTo(404);
        var seen = as(CLIENT_A).get(SETUPS + "/" + number).body();
        assertThat(seen).contains("Léa", "classeur 4").doesNotContain("au comptoir", MANAGER);
    }

    @Test
    void anotherCustomersSetupLooksLikeNone() {
        var number = opened("CLI-B").json().get("number").asText();

        assertThat(as(CLIENT_B).get(SETUPS + "/" + number).status()).isEqualTo(200);
        assertThat(as(CLIENT_A).get(SETUPS + "/" + number).status()).isEqualTo(404);
        assertThat(as(CLIENT_A)
                        .post(SETUPS + "/" + number + "/documents/*/answer", "{\"accepted\": true}")
                        .status())
                .isEqualTo(404);
        assertThat(as(CLIENT_A).get("/api/document-acceptances/" + number).status())
                .isEqualTo(404);
        assertThat(as(CLIENT_A)
                        .post(
                                "/api/document-acceptances/" + number + "/documents/*/answer",
                                "{\"accepted\": true, \"evidence\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(CLIENT_A).get(SETUPS).json()).isEmpty();
        assertThat(as(CLIENT_B).get(SETUPS + "?status=open").json()).hasSize(1);
        assertThat(as(CLIENT_B).get(SETUPS + "?status=abandoned").json()).isEmpty();
        assertThat(as(CLIENT_B).get(SETUPS + "?status=x").status()).isEqualTo(400);
    }

    @Test
    void aSetupIsAbandonedForAReason() {
        var path = SETUPS + "/" + opened("CLI-A").json().get("number").asText() + "/abandonment";

        assertThat(as(MANAGER).post(path, "{\"reason\": \" \"}").status()).isEqualTo(400);
        var abandoned = as(MANAGER).post(path, "{\"reason\": \"Doublon\"}");
        assertThat(abandoned.json().get("standing").asText()).isEqualTo("abandonné le 23/11/2026");
        assertThat(as(MANAGER).post(path, "{\"reason\": \"Doublon\"}").status()).isEqualTo(409);
        assertThat(as(MANAGER)
                        .post(path.replace("MS-", "MX-"), "{\"reason\": \"Doublon\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aNewVersionIsPublishedAndAskedOfCustomersInService() {
        var path = "/api/documents/conditions-generales/versions";
        var version =
                "{\"version\": \"2026-12\", \"address\": \"https://example.org/cg\", \"validFrom\": \"2026-12-01\"}";

        assertThat(as(OWNER).post(path, version.replace("https", "ftp")).status())
                .isEqualTo(422);
        assertThat(as(OWNER)
                        .post(path, version.replace("2026-12-01", "2026-11-22"))
                        .status())
                .isEqualTo(422);
        assertThat(as(OWNER).post(path, version.replace("2026-12\"", "a b\"")).status())
                .isEqualTo(422);
        assertThat(as(OWNER)
                        .post(path, version.replace("}", ", \"sha256\": \"12\"}"))
                        .status())
                .isEqualTo(422);
        assertThat(as(OWNER)
                        .post(path.replace("generales", "speciales"), version)
                        .status())
                .isEqualTo(404);
        assertThat(as(OWNER).post(path, version).status()).isEqualTo(201);
        assertThat(as(OWNER).post(path, version).status()).isEqualTo(409);
        assertThat(as(CLIENT_A).get("/api/documents").body()).contains("2026-12");

        clock.moveTo(LocalDate.of(2026, 12, 1));
        town.runJobs();

        var asked = as(CLIENT_A).get("/api/document-acceptances").json();
        assertThat(asked).hasSize(1);
        var number = asked.get(0).get("number").asText();
        var answer = as(CLIENT_A)
                .post(
                        "/api/document-acceptances/" + number + "/documents/conditions-generales/answer",
                        "{\"accepted\": true}");
        assertThat(answer.json().get("status").asText()).isEqualTo("completed");
        assertThat(as(CLIENT_A)
                        .get("/api/document-acceptances/" + number)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("completed");
    }
}
