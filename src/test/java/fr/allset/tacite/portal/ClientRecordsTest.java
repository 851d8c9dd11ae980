package fr.allset.tacite.portal;

import static fr.allset.tacite.change.AnAnnouncement.major;
import static fr.allset.tacite.changeletter.AChange.informing;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.ContractDocuments;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a client is told, asked and owed, as its pages show it. Today is Monday 23 November 2026, 10:00. */
@ServedTaciteTest
class ClientRecordsTest {

    private static final LocalDate MID_DECEMBER = LocalDate.of(2026, 12, 15);

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AChange change;

    @Autowired
    ContractDocuments documents;

    @Autowired
    SetupHandling setups;

    @Autowired
    FailureReporting reporting;

    @Autowired
    FailureHandling failures;

    private Caller client;

    @BeforeEach
    void theClientIsAtItsDesk() {
        clock.standAt(Instant.parse("2026-11-23T09:00:00Z"));
        town.settle();
        client = Caller.browser(port).logIn(CLIENT_A, PASSWORD);
    }

    private Answer form(String page, String path, String fields) {
        return client.form(path, fields + "&_csrf=" + Caller.encoded(client.pageToken(page)));
    }

    private static String words(Answer answer) {
        return answer.body().replace('\u00a0', ' ').replace('\u202f', ' ').replace("&#39;", "'");
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private Caller theOther() {
        return Caller.browser(port).logIn(CLIENT_B, PASSWORD);
    }

    // ---- who may act

    @Test
    void homeSaysWhoMayActAndWhoIsWrittenTo() {
        assertThat(words(client.get("/espace")))
                .contains("Qui peut agir", "peut agir ici, sous l'identifiant cli-a", "reçoit les courriers, à ")
                .doesNotContain("cli-b", "zoe@brasserie.example");
    }

    // ---- Microsoft's changes

    @Test
    void aChangeThatAsksToActWaitsAtHomeUntilTheClientSaysThatItKnows() {
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));

        assertThat(words(client.get("/espace")))
                .contains("Une réponse est attendue de vous.", "Authentification de base", "15 décembre 2026");
        assertThat(words(client.get("/espace/evolutions")))
                .contains("Une évolution vous demande d'agir.", "dernier jour pour agir");
        var page = "/espace/evolutions/" + number;
        assertThat(words(client.get(page)))
                .contains("Mettre à jour les postes qui ont encore Outlook 2010.", "dans 3 semaines", "Révision 1");

        form(page, page + "/revisions/1/reponse", "message=" + Caller.encoded("C'est <fait>"));
        form(page, page + "/revisions/1/reponse", "message=" + Caller.encoded("Encore"));

        assertThat(words(client.get(page)))
                .contains("Réception accusée le 23/11/2026 à 10:00 en ligne.", "C'est &lt;fait&gt;")
                .doesNotContain("Encore", "J'en ai pris connaissance");
        assertThat(words(client.get("/espace"))).contains("Rien n'est attendu de vous.");
    }

    @Test
    void theProofOfWhatAClientWasToldIsItsOwn() {
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));

        assertThat(words(client.get("/espace/evolutions/" + number + "/preuve")))
                .contains("Preuve de l'information du Client", "client CLI-A")
                .doesNotContain("CLI-B");
        assertThat(client.get("/espace/evolutions/" + number + "/preuve.json").body())
                .contains("\"sha256\"");
    }

    @Test
    void howOftenToBeToldIsTheClientsChoice() {
        form("/espace/evolutions", "/espace/evolutions/rythme", "rythme=MONTHLY&langue=en");

        assertThat(jdbc.sql("select rhythm from change_preference where customer_number = 'CLI-A'")
                        .query(String.class)
                        .single())
                .isEqualTo("MONTHLY");
        assertThat(form("/espace/evolutions", "/espace/evolutions/rythme", "rythme=jamais&langue=fr")
                        .status())
                .isEqualTo(422);
        assertThat(form("/espace/evolutions", "/espace/evolutions/rythme", "rythme=WEEKLY&langue=tlh")
                        .status())
                .isEqualTo(400);
    }

    // ---- documents

    private String newConditions() {
        documents.publish(
                "conditions-generales",
                "2026-11",
                "https://allset.example/conditions",
                null,
                LocalDate.of(2026, 11, 23),
                "gestionnaire");
        town.runJobs();
        return jdbc.sql("select number from acceptance_file where customer_number = 'CLI-A'")
                .query(String.class)
                .single();
    }

    @Test
    void aNewVersionWaitsAtHomeUntilItIsAccepted() throws Exception {
        var page = "/espace/documents/" + newConditions();
        assertThat(words(client.get("/espace")))
                .contains("Conditions Générales, version 2026-11 : à accepter ou à refuser");
        assertThat(words(client.get("/espace/documents"))).contains(page, "à accepter ou à refuser");

        var token = Caller.encoded(client.pageToken(page));
        Callable<Integer> click =
                () -> client.form(page + "/reponse", "document=conditions-generales&reponse=accepter&_csrf=" + token)
                        .status();
        assertThat(Race.between(click, click, click, click))
                .allSatisfy(outcome -> assertThat(outcome.result()).isEqualTo(302));

        assertThat(words(client.get(page))).contains("Tout est accepté.", "accepté le 23 novembre 2026 par cli-a");
        assertThat(jdbc.sql("select count(*) from acceptance_event where kind = 'accepted'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(words(client.get("/espace/documents"))).contains("Aucun document n'attend votre réponse.");
    }

    @Test
    void anAnswerNamesItsDocumentsAndWhatWasTypedStays() {
        var page = "/espace/documents/" + newConditions();

        var none = form(page, page + "/reponse", "reponse=accepter&remarque=" + Caller.encoded("Sous réserve"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(words(none)).contains("Cochez les documents auxquels vous répondez.", "Sous réserve");
        assertThat(form(page, page + "/reponse", "document=conditions-generales&reponse=peut-etre")
                        .status())
                .isEqualTo(422);

        form(page, page + "/reponse", "document=conditions-generales&reponse=refuser&remarque=Non");
        assertThat(words(client.get(page))).contains("refusé le 23 novembre 2026 par cli-a", "Non");
    }

    @Test
    void aServiceToComeSaysWhatItWaitsFor() {
        var setup = setups.request(ARequest.ofCustomer("CLI-A", "NANTES").request(), "gestionnaire")
                .number();
        town.runJobs();
        var page = "/espace/mises-en-service/" + setup;

        assertThat(words(client.get("/espace")))
                .contains("Mise en service, Atelier de Nantes :", "prérequis à relever");
        assertThat(words(client.get(page))).contains("240,50 €", "500,00 €", "36 mois", "à accepter");
        var documents = Pattern.compile("name=\"document\" value=\"([^\"]+)\"")
                .matcher(client.get(page).body())
                .results()
                .map(found -> "document=" + found.group(1))
                .toList();
        assertThat(documents).hasSizeGreaterThan(2);

        form(page, page + "/reponse", String.join("&", documents) + "&reponse=accepter");

        assertThat(words(client.get(page))).contains("Les prérequis restent à relever");
        var some = form(page, page + "/prerequis", "etat.lan=RESERVATION&reserve.lan=" + Caller.encoded("4G <seule>"));
        assertThat(some.status()).isEqualTo(422);
        assertThat(words(some)).contains("4G &lt;seule&gt;");
        form(page, page + "/prerequis", "tous=oui");
        form(page, page + "/prerequis", "tous=oui");
        assertThat(words(client.get(page))).contains("Tout est prêt : votre gestionnaire de comptes met en service");
        assertThat(theOther().get(page).status()).isEqualTo(404);
    }

    // ---- letters, quotes, charges

    @Test
    void lettersAreFoundAgainByWhomTheyWentTo() {
        newConditions();
        town.runJobs();
        long id = jdbc.sql("select max(id) from notice where customer_number = 'CLI-A'")
                .query(Long.class)
                .single();
        var page = "/espace/documents/courriers/" + id;

        assertThat(words(client.get("/espace/documents/courriers"))).contains(page);
        assertThat(words(client.get(page))).contains("Conditions Générales");
        assertThat(client.get(page + "/texte").header("Content-Disposition")).contains("courrier-" + id + ".txt");
        var other = theOther();
        assertThat(other.get(page).status()).isEqualTo(404);
        assertThat(other.get(page + "/texte").status()).isEqualTo(404);
        assertThat(other.get(page + "/pieces-jointes/1").status()).isEqualTo(404);
        assertThat(other.get("/espace/documents/courriers/999999").status()).isEqualTo(404);
    }

    @Test
    void quotesAndChargesAreTheClientsOwn() {
        var quote = form("/espace/resilier", "/espace/devis", "abonnement=ABO-A1&jour=2027-03-01&cle=1")
                .header("Location");

        assertThat(words(client.get("/espace/documents/devis"))).contains(quote, "720,00 €");
        assertThat(words(theOther().get("/espace/documents/devis"))).doesNotContain(quote);
        assertThat(client.get("/espace/documents/frais").status()).isEqualTo(200);
        assertThat(client.get("/espace/documents/frais.csv").body()).startsWith("\ufeffIdentifiant");
        assertThat(client.get("/espace/documents/devis?page=99999999").status()).isEqualTo(200);
    }

    // ---- credits

    /** One day of October without service: 720 of 744 h + 1 h of winter time, below 97 %. */
    private void octoberWasMissed() {
        clock.standAt(Instant.parse("2026-10-05T08:00:00Z"));
        new AFailure(reporting, failures, clock).lasting("2026-10-06T10:00", "2026-10-07T12:00", "ABO-A1");
        clock.standAt(Instant.parse("2026-11-23T09:00:00Z"));
    }

    @Test
    void aMissedMonthIsOfferedAtHomeAndAskedForOnce() throws Exception {
        octoberWasMissed();
        assertThat(words(client.get("/espace"))).contains("Vous pouvez demander un avoir pour ", "octobre 2026");
        assertThat(words(client.get("/espace/avoirs")))
                .contains("Vous pouvez demander un avoir.", "manqué, avoir de 20 %");
        var page = "/espace/avoirs/ABO-A1/2026-10";
        assertThat(words(client.get(page))).contains("Demander cet avoir", "ND-2026-", "compte 26 h");

        var token = Caller.encoded(client.pageToken(page));
        Callable<Integer> click = () -> client.form(page, "_csrf=" + token).status();
        assertThat(Race.between(click, click, click, click))
                .allSatisfy(outcome -> assertThat(outcome.result()).isEqualTo(302));

        assertThat(count("credit_request")).isEqualTo(1);
        assertThat(words(client.get(page))).contains("DA-2026-", "demandé").doesNotContain("Demander cet avoir");
        assertThat(words(client.get("/espace"))).contains("Aucun avoir n'est à demander.");
    }

    @Test
    void aMonthThatWasReachedGivesNothing() {
        var page = "/espace/avoirs/ABO-A1/2026-10";

        assertThat(words(client.get(page))).contains("atteint").doesNotContain("Demander cet avoir");
        assertThat(form(page, page, "x=y").status()).isEqualTo(422);
        assertThat(count("credit_request")).isZero();
    }

    // ---- somebody else's

    @Test
    void whatIsAnothersAnswersLikeWhatThereIsNot() {
        octoberWasMissed();
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));
        var file = newConditions();
        jdbc.sql("delete from change_notice_subscription where customer_number = 'CLI-B'")
                .update();
        jdbc.sql("delete from change_notice where customer_number = 'CLI-B'").update();
        var other = theOther();

        assertThat(other.get("/espace/evolutions/" + number).status()).isEqualTo(404);
        assertThat(other.get("/espace/evolutions/EV-2026-999999").status()).isEqualTo(404);
        assertThat(other.get("/espace/evolutions/" + number + "/preuve").status())
                .isEqualTo(404);
        assertThat(other.get("/espace/documents/" + file).status()).isEqualTo(404);
        assertThat(other.get("/espace/documents/AD-2026-999999").status()).isEqualTo(404);
        assertThat(other.get("/espace/avoirs/ABO-A1/2026-10").status()).isEqualTo(404);
        assertThat(other.get("/espace/avoirs/ABO-A9/2026-10").status()).isEqualTo(404);
        assertThat(other.get("/espace/avoirs/ABO-B1/2999-10").status()).isEqualTo(404);
        assertThat(other.get("/espace/avoirs/ABO-B1/demain").status()).isEqualTo(404);
        assertThat(words(other.get("/espace/avoirs?abonnement=ABO-A1"))).doesNotContain("ABO-A1");
        var token = Caller.encoded(other.pageToken("/espace/evolutions"));
        assertThat(other.form("/espace/evolutions/" + number + "/revisions/1/reponse", "_csrf=" + token)
                        .status())
                .isEqualTo(404);
        assertThat(other.form(
                                "/espace/documents/" + file + "/reponse",
                                "document=conditions-generales&reponse=accepter&_csrf=" + token)
                        .status())
                .isEqualTo(404);
        assertThat(other.form("/espace/avoirs/ABO-A1/2026-10", "_csrf=" + token).status())
                .isEqualTo(404);
        assertThat(count("credit_request")).isZero();
    }
}
