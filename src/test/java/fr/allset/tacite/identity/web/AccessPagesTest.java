package fr.allset.tacite.identity.web;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an administrator does with logins on pages. */
@ServedTaciteTest
class AccessPagesTest {

    private static int people;

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    private Caller admin;
    private String nouvelle;

    @BeforeEach
    void people() {
        town.settle();
        admin = Caller.browser(port).logIn(ADMIN, PASSWORD);
        nouvelle = "nouvelle.acces-" + ++people;
    }

    private String sent(String path, String fields) {
        var answer = admin.form(path, fields + "&_csrf=" + Caller.encoded(admin.pageToken("/bureau/acces")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
        return admin.get(answer.header("Location")).body();
    }

    private Login login() {
        return logins.find(nouvelle).orElseThrow();
    }

    @Test
    void aNewLoginGetsALinkThatIsShownOnce() {
        var page = sent(
                "/bureau/acces",
                "identifiant=" + nouvelle + "&nom=Anne+Le+Goff&role=SUPPORT&client=&adresse=anne@allset.example");

        assertThat(page).contains("est créé", "https://tacite.example/mot-de-passe#", "Anne Le Goff");
        assertThat(login())
                .isEqualTo(new Login(
                        nouvelle,
                        "Anne Le Goff",
                        Role.SUPPORT,
                        Optional.empty(),
                        true,
                        Optional.of("anne@allset.example")));
        assertThat(admin.get("/bureau/acces/" + nouvelle).body()).doesNotContain("mot-de-passe#");
        assertThat(admin.get("/bureau/acces").body()).contains(nouvelle, "CLI-A");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(sent("/bureau/acces", "identifiant=Majuscule&nom=&role=SUPPORT&client=&adresse=nulle"))
                .contains("À corriger : nom, adresse électronique, identifiant.");
        assertThat(sent("/bureau/acces", "identifiant=" + nouvelle + "&nom=X%00Y&role=SUPPORT&client=&adresse="))
                .contains("À corriger : nom.");
        assertThat(sent("/bureau/acces", "identifiant=" + nouvelle + "&nom=X&role=CLIENT&client=CLI%00A&adresse="))
                .contains("À corriger : numéro du client.");
        assertThat(sent("/bureau/acces", "identifiant=" + nouvelle + "&nom=X&role=CLIENT&client=&adresse="))
                .contains("doit nommer un client");
        assertThat(sent("/bureau/acces", "identifiant=" + nouvelle + "&nom=X&role=CLIENT&client=CLI-X&adresse="))
                .contains("Le client CLI-X");
        assertThat(sent("/bureau/acces", "identifiant=" + OWNER + "&nom=X&role=SUPPORT&client=&adresse="))
                .contains("existe déjà");
        assertThat(logins.find(nouvelle)).isEmpty();
    }

    @Test
    void roleAddressAndStateAreChanged() {
        logins.create(nouvelle, "Anne", Role.SUPPORT, Optional.empty(), PASSWORD);
        var page = "/bureau/acces/" + nouvelle;

        assertThat(sent(page + "/role", "role=PROCESS_OWNER")).contains("Le rôle est changé");
        assertThat(sent(page + "/adresse", "adresse=anne@allset.example")).contains("anne@allset.example");
        assertThat(sent(page + "/adresse", "adresse=nulle")).contains("À corriger");
        assertThat(sent(page + "/actif", "actif=false")).contains("Ouvrir cet accès");

        assertThat(login())
                .isEqualTo(new Login(
                        nouvelle,
                        "Anne",
                        Role.PROCESS_OWNER,
                        Optional.empty(),
                        false,
                        Optional.of("anne@allset.example")));
        assertThat(sent(page + "/lien", "x=y")).contains("https://tacite.example/mot-de-passe#");
    }

    @Test
    void whomNobodyKnowsHasNoPage() {
        assertThat(admin.get("/bureau/acces/personne").status()).isEqualTo(404);
    }
}
