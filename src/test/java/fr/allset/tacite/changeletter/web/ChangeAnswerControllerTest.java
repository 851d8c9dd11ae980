package fr.allset.tacite.changeletter.web;

import static fr.allset.tacite.change.MessageCentre.message;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.MessageCentre;
import fr.allset.tacite.change.MessageCentre.AStatement;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two customers were told of a change at once. */
@ServedTaciteTest
@DisplayName("What customers answer over HTTP")
class ChangeAnswerControllerTest {

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MessageCentre microsoft;

    private String acknowledgement;

    @BeforeEach
    void twoCustomersAreTold() {
        town.settle();
        var change = microsoft.shows(message("MC100001", "Basic authentication", "<p>Soon.</p>", null));
        microsoft.inform(
                change,
                1,
                AStatement.of("Fin de l'authentification simple", "Les copieurs sont touchés.")
                        .atOnce()
                        .made());
        acknowledgement = "/api/changes/" + change + "/revisions/1/acknowledgement";
    }

    @Test
    void aClientAcknowledgesItsOwnLetterAndItsFirstAnswerHolds() {
        var answer = as(CLIENT_A).post(acknowledgement, "{\"words\": \"Bien reçu\"}");
        var again = as(CLIENT_A).post(acknowledgement, "{\"words\": \"Encore\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("customer").asText()).isEqualTo("CLI-A");
        assertThat(answer.json().get("through").asText()).isEqualTo("online");
        assertThat(again.json().get("words").asText()).isEqualTo("Bien reçu");
    }

    @Test
    void anAccountManagerNotesTheAnswerOfACustomerThatHasTelephoned() {
        var answer = as(MANAGER).post(acknowledgement, "{\"words\": \"Par téléphone\", \"customer\": \"CLI-B\"}");

        assertThat(answer.json().get("through").asText()).as(answer.body()).isEqualTo("staff");
        assertThat(answer.json().get("by").asText()).isEqualTo(MANAGER);
        var nobody = as(MANAGER).post(acknowledgement, "{}");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.json().get("field").asText()).isEqualTo("customer");
    }

    @Test
    void nobodyAnswersForAnotherNorForWhatItWasNotTold() {
        assertThat(as(CLIENT_A)
                        .post(acknowledgement, "{\"customer\": \"CLI-B\"}")
                        .status())
                .isEqualTo(404);
        assertThat(as(CLIENT_A)
                        .post(acknowledgement.replace("/1/", "/2/"), "{}")
                        .status())
                .isEqualTo(404);
        assertThat(as(OWNER).post(acknowledgement, "{}").status()).isEqualTo(403);
        assertThat(as(MANAGER)
                        .post(acknowledgement, "{\"customer\": \"\\u0000\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCustomerSaysHowItWantsToBeTold() {
        assertThat(as(CLIENT_A).get("/api/change-preferences/CLI-A").body())
                .isEqualTo("{\"rhythm\":\"weekly\",\"language\":\"fr\"}");

        var answer = put(CLIENT_A, "{\"rhythm\": \"monthly\", \"language\": \"en\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(as(MANAGER).get("/api/change-preferences/CLI-A").body())
                .isEqualTo("{\"rhythm\":\"monthly\",\"language\":\"en\"}");
        assertThat(as(CLIENT_B).get("/api/change-preferences/CLI-A").status()).isEqualTo(404);
        assertThat(put(CLIENT_B, "{\"rhythm\": \"weekly\", \"language\": \"fr\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotProposedIsRefusedWithItsField() {
        assertThat(put(CLIENT_A, "{\"rhythm\": \"daily\", \"language\": \"fr\"}")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("rhythm");
        assertThat(put(CLIENT_A, "{\"rhythm\": \"weekly\", \"language\": \"de\"}")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("language");
    }

    private Caller as(String username) {
        return Caller.program(port, username, Town.PASSWORD);
    }

    private Answer put(String username, String json) {
        return as(username)
                .send(
                        "PUT",
                        "/api/change-preferences/CLI-A",
                        "application/json",
                        json.getBytes(StandardCharsets.UTF_8));
    }
}
