package fr.allset.tacite.desk;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What process owners repair, as they see it. Today is 23 November 2026; ABO-A1 is announced to renew on 31 December 2027. */
@ServedTaciteTest
class RepairPagesTest {

    private static final String PAGE = "/bureau/reparations/ABO-A1";
    private static final String POSTPONING =
            "rappel=2028-03-01/announcement-60&vu=2027-12-31&jour=2028-01-10&motif=Absent+%3Cb%3E";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    SetupHandling setupHandling;

    @Autowired
    RunningProcesses processes;

    private Caller owner;

    @BeforeEach
    void people() {
        town.settle();
        owner = Caller.browser(port).logIn(OWNER, PASSWORD);
    }

    private Answer sent(String path, String fields) {
        return owner.form(path, fields + "&_csrf=" + Caller.encoded(owner.pageToken(PAGE)));
    }

    @Test
    void areReachedFromTheDossiersPageByProcessOwnersAlone() {
        assertThat(owner.get("/bureau/abonnements/ABO-A1").body()).contains(PAGE);

        var manager = Caller.browser(port).logIn(MANAGER, PASSWORD);

        assertThat(manager.get("/bureau/abonnements/ABO-A1").body()).doesNotContain("/bureau/reparations");
        assertThat(manager.get(PAGE).status()).isEqualTo(403);
    }

    @Test
    void postponeAReminderWithAReason() {
        assertThat(owner.get(PAGE).body()).contains("Annonce de la reconduction au 01/03/2028, prévue le 31/12/2027");

        var answer = sent(PAGE + "/report", POSTPONING);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith(PAGE);
        assertThat(owner.get(PAGE).body())
                .contains("Le rappel est reporté.", "prévue le 10/01/2028", "Absent &lt;b&gt;", "au 10/01/2028")
                .doesNotContain("<b>");
        assertThat(owner.get("/bureau/decisions?dossier=ABO-A1").body()).contains("Reporter un rappel", "Absent");
        assertThat(owner.get("/bureau/abonnements/ABO-A1").body())
                .contains(
                        "L&#39;annonce de la reconduction au 01/03/2028, prévue le 31/12/2027, partira le 10/01/2028.");
    }

    @Test
    void nameAllThatIsWrongAtOnceAndKeepWhatWasTyped() {
        var answer = sent(PAGE + "/report", "rappel=2028-03-01/announcement-60&vu=2027-12-31&jour=demain&motif=+");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Dites pourquoi", "Indiquez le jour du report", "value=\"demain\"");

        var late = sent(PAGE + "/report", POSTPONING.replace("jour=2028-01-10", "jour=2028-02-15"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("du 01/01/2028 au 13/02/2028", "value=\"2028-02-15\"");

        assertThat(sent(PAGE + "/report", "x=y").status()).isEqualTo(422);
        assertThat(sent(PAGE + "/report", POSTPONING.replace("&vu=2027-12-31", ""))
                        .status())
                .isEqualTo(409);
        assertThat(sent(PAGE + "/annulation", "numero=DR-2026-999999&motif=x").status())
                .isEqualTo(404);
        assertThat(sent(PAGE + "/annulation", "x=y").status()).isEqualTo(404);
        assertThat(sent(PAGE + "/abandon", "motif=x").status()).isEqualTo(404);
        assertThat(owner.get(PAGE).body()).contains("Aucune réparation", "prévue le 31/12/2027");
    }

    @Test
    void cancelATermination() {
        var client = new Actor(CLIENT_A, Optional.of("CLI-A"));
        var quote = terminationHandling
                .request(new TerminationRequest(List.of("ABO-A1"), LocalDate.of(2027, 3, 15)), client, null)
                .number();
        terminationHandling.acceptOnline(quote, client);
        processes.complete(
                processes.running("early-termination", quote),
                "ReviewTermination",
                MANAGER,
                Map.of("decision", "confirm", "ground", "", "reason", ""));
        assertThat(owner.get(PAGE).body()).contains("Résiliation " + quote + ", avec effet au 15/03/2027");

        assertThat(sent(PAGE + "/annulation", "numero=" + quote + "&motif=").body())
                .contains("Indiquez le motif : le client le lira.");
        assertThat(sent(PAGE + "/annulation", "numero=" + quote + "&motif=Une+erreur")
                        .status())
                .isEqualTo(302);

        assertThat(owner.get(PAGE).body())
                .contains("La résiliation est annulée", "Une erreur")
                .doesNotContain("avec effet au");
        assertThat(sent(PAGE + "/annulation", "numero=" + quote + "&motif=Une+erreur")
                        .body())
                .contains("ne peut pas être annulée");
    }

    @Test
    void abandonASetup() {
        var setup = setupHandling
                .request(ARequest.ofANewCustomer().request(), MANAGER)
                .number();
        var page = "/bureau/reparations/" + setup;
        assertThat(owner.get("/bureau/mises-en-service/" + setup).body()).contains(page);
        assertThat(owner.get(page).body()).contains("Relance du Client", "Abandonner la mise en service");

        assertThat(sent(page + "/abandon", "motif=Renonce").status()).isEqualTo(302);

        assertThat(owner.get(page).body()).contains("La mise en service est abandonnée", "Renonce");
        assertThat(sent(page + "/abandon", "motif=Renonce").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABO-NONE", "DR-2026-999999", "..%2Fx", "%3Cscript%3E", "AD-2026-000999"})
    void thereAreNoneOfWhatIsNone(String dossier) {
        assertThat(owner.get("/bureau/reparations/" + dossier).status()).isIn(400, 404);
    }
}
