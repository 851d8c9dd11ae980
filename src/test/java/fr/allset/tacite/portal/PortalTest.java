package fr.allset.tacite.portal;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.CLIENT_B;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The client's pages: the subscriptions of {@link Town}, 120 € a month from 1 March 2025, 36 months. */
@ServedTaciteTest
class PortalTest {

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

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
        return answer.body().replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    // ---- home

    @Test
    void homeSaysThatAllWorksAndWhatItCostsToLeave() {
        var home = words(client.get("/espace"));

        assertThat(home).contains("Tout fonctionne. Rien n&#39;est attendu de vous.", "Aucune Défaillance en cours");
        // the months that are left of 36, begun ones as whole ones, at half of 120 €: 16 × 60,00 €
        assertThat(home).contains("ABO-A1", "ABO-A2", "960,00 €").doesNotContain("ABO-B1");
    }

    @Test
    void aClientComesHomeWhenItLogsIn() {
        assertThat(client.get("/").header("Location")).isEqualTo("/espace");
    }

    // ---- what leaving costs

    @Test
    void thePriceOfADayIsThatOfTheQuoteAndOfItsCharge() {
        var price = words(client.get("/espace/resilier?abonnement=ABO-A1&jour=2027-03-01"));

        // 12 months are left of the initial period: 12 × 50 % × 120,00 €
        assertThat(price)
                .contains("Le calcul pour le 1er mars 2027", "720,00 €", "TVA 20 % : 144,00 € · TTC : 864,00 €");

        var asked = form("/espace/resilier", "/espace/devis", "abonnement=ABO-A1&jour=2027-03-01&cle=7d1c");
        var quote = words(client.get(asked.header("Location")));
        assertThat(quote).contains("720,00 €", "TVA 20 % : 144,00 € · TTC : 864,00 €", "proposé au client");
        assertThat(jdbc.sql("select total_excluding_tax from termination_quote")
                        .query(Long.class)
                        .single())
                .isEqualTo(72_000);
    }

    @Test
    void whatIsFreeStandsAboveWhatCosts() {
        var price = words(client.get("/espace/resilier?abonnement=ABO-A1&jour=2027-03-01"));

        assertThat(price.indexOf("ne pas reconduire")).isPositive().isLessThan(price.indexOf("720,00 €"));
    }

    @Test
    void aFormThatIsSentTwiceAsksForOneQuote() {
        var fields = "abonnement=ABO-A1&abonnement=ABO-A2&jour=2027-03-01&cle=9f2e";

        var first = form("/espace/resilier", "/espace/devis", fields);
        var second = form("/espace/resilier", "/espace/devis", fields);

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(count("termination_quote")).isEqualTo(1);
    }

    @Test
    void twoClicksAtOneMomentAskForOneQuote() throws Exception {
        var fields = "abonnement=ABO-A1&jour=2027-03-01&cle=5c11&_csrf="
                + Caller.encoded(client.pageToken("/espace/resilier"));
        Callable<Integer> click = () -> client.form("/espace/devis", fields).status();

        assertThat(Race.between(click, click, click, click))
                .allSatisfy(outcome -> assertThat(outcome.result()).isEqualTo(302));
        assertThat(count("termination_quote")).isEqualTo(1);
    }

    @Test
    void aKeyThatNoPageHasGivenIsRefused() {
        var answer =
                form("/espace/resilier", "/espace/devis", "abonnement=ABO-A1&jour=2027-03-01&cle=" + "x".repeat(1000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(count("termination_quote")).isZero();
    }

    @Test
    void acceptingNeedsTheBoxThatSaysWhatItDoes() {
        var quote = form("/espace/resilier", "/espace/devis", "abonnement=ABO-A1&jour=2027-03-01&cle=1")
                .header("Location");

        var without = form(quote, quote + "/acceptation", "x=y");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Cochez la case pour accepter");
        assertThat(status()).isEqualTo("OFFERED");

        form(quote, quote + "/acceptation", "compris=oui");
        assertThat(status()).isEqualTo("ACCEPTED");
        // and a second click changes nothing
        assertThat(form("/espace/resilier", quote + "/acceptation", "compris=oui")
                        .header("Location"))
                .isEqualTo(quote);
        assertThat(words(client.get(quote))).doesNotContain("Accepter ce devis");
    }

    @Test
    void aQuoteIsDeclinedOrItsAcceptanceTakenBackOnce() throws Exception {
        var declined = form("/espace/resilier", "/espace/devis", "abonnement=ABO-A1&jour=2027-03-01&cle=1")
                .header("Location");
        var token = Caller.encoded(client.pageToken(declined));
        Callable<Integer> click =
                () -> client.form(declined + "/refus", "_csrf=" + token).status();
        assertThat(Race.between(click, click, click))
                .allSatisfy(outcome -> assertThat(outcome.result()).isEqualTo(302));
        assertThat(words(client.get(declined)))
                .contains("décliné par le client")
                .doesNotContain("Accepter ce devis");

        var accepted = form("/espace/resilier", "/espace/devis", "abonnement=ABO-A2&jour=2027-03-01&cle=2")
                .header("Location");
        form(accepted, accepted + "/acceptation", "compris=oui");
        assertThat(words(client.get(accepted))).contains("Retirer votre acceptation");
        form(accepted, accepted + "/refus", "x=y");

        assertThat(words(client.get(accepted))).doesNotContain("Retirer votre acceptation");
        assertThat(words(client.get("/espace/resilier"))).contains("ABO-A2");
    }

    @Test
    void aDayThatDoesNotExistIsRefusedAndTheFormStands() {
        var answer = client.get("/espace/resilier?abonnement=ABO-A1&jour=2027-02-31");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(words(answer)).contains("2027-02-31", "ne peut pas être lue", "Sites et abonnements");
        assertThat(client.get("/espace/resilier?abonnement=ABO-A1&jour=2020-01-01")
                        .status())
                .isEqualTo(422);
        assertThat(client.get("/espace/resilier?abonnement=ABO-A1&jour=9999-12-31")
                        .status())
                .isEqualTo(422);
    }

    // ---- refusing the renewal

    @Test
    void theRenewalIsRefusedOnceHoweverManyClicks() throws Exception {
        var token = Caller.encoded(client.pageToken("/espace/reconduction/ABO-A1"));
        Callable<Integer> click = () -> client.form("/espace/reconduction/ABO-A1", "compris=oui&_csrf=" + token)
                .status();

        assertThat(Race.between(click, click, click, click))
                .allSatisfy(outcome -> assertThat(outcome.result()).isEqualTo(302));

        assertThat(count("non_renewal")).isEqualTo(1);
        assertThat(words(client.get("/espace/reconduction/ABO-A1")))
                .contains(
                        "Votre refus est enregistré sous le numéro DN-2026-",
                        "prend fin à son terme, le 29 février 2028");
    }

    @Test
    void refusingNeedsTheBoxThatSaysWhatItDoes() {
        var answer = form("/espace/reconduction/ABO-A1", "/espace/reconduction/ABO-A1", "x=y");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(count("non_renewal")).isZero();
    }

    // ---- failures

    @Test
    void aFailureIsReportedFollowedAndShownAtHome() {
        var reported = form(
                "/espace/defaillances/signaler",
                "/espace/defaillances/signaler",
                "abonnement=ABO-A1&description=" + Caller.encoded("La <b>messagerie</b> ne répond plus") + "&cle=abc");
        var page = words(client.get(reported.header("Location")));

        assertThat(page).contains("signalée, à prendre en charge", "La &lt;b&gt;messagerie&lt;/b&gt; ne répond plus");
        // four hours after ten o'clock in Paris (art. 3)
        assertThat(page).contains("à rétablir au plus tard le 23/11/2026 à 14:00");
        assertThat(words(client.get("/espace"))).contains("Une Défaillance est en cours.");
        form(
                "/espace/defaillances/signaler",
                "/espace/defaillances/signaler",
                "abonnement=ABO-A1&description=" + Caller.encoded("La <b>messagerie</b> ne répond plus") + "&cle=abc");
        assertThat(count("failure_notification")).isEqualTo(1);
    }

    @Test
    void whatWasTypedStandsOnTheFormAgain() {
        var answer = form(
                "/espace/defaillances/signaler",
                "/espace/defaillances/signaler",
                "description=" + Caller.encoded("Plus rien ne marche") + "&debut=2026-11-23T07:30");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(words(answer)).contains("Plus rien ne marche", "2026-11-23T07:30");
        assertThat(count("failure_notification")).isZero();
    }

    @Test
    void anHourThatParisLeapsOverIsRefused() {
        clock.standAt(Instant.parse("2027-03-29T09:00:00Z"));

        var answer = form(
                "/espace/defaillances/signaler",
                "/espace/defaillances/signaler",
                "abonnement=ABO-A1&description=Panne&debut=2027-03-28T02:30");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(count("failure_notification")).isZero();
    }

    // ---- somebody else's

    @Test
    void somebodyElsesAndUnknownNumbersAnswerAlike() {
        var other = Caller.browser(port).logIn(CLIENT_B, PASSWORD);
        var quote = form("/espace/resilier", "/espace/devis", "abonnement=ABO-A1&jour=2027-03-01&cle=2")
                .header("Location");
        var failure = form(
                        "/espace/defaillances/signaler",
                        "/espace/defaillances/signaler",
                        "abonnement=ABO-A1&description=Panne&cle=3")
                .header("Location");

        assertThat(other.get(quote).status()).isEqualTo(404);
        assertThat(other.get("/espace/devis/DR-2026-999999").status()).isEqualTo(404);
        assertThat(other.get(failure).status()).isEqualTo(404);
        assertThat(other.get("/espace/reconduction/ABO-A1").status()).isEqualTo(404);
        assertThat(words(other.get("/espace/resilier?abonnement=ABO-A1"))).doesNotContain("ABO-A1");
        var token = Caller.encoded(other.pageToken("/espace/resilier"));
        assertThat(other.form(quote + "/acceptation", "compris=oui&_csrf=" + token)
                        .status())
                .isEqualTo(404);
        assertThat(other.form(quote + "/refus", "_csrf=" + token).status()).isEqualTo(404);
        assertThat(other.form("/espace/reconduction/ABO-A1", "compris=oui&_csrf=" + token)
                        .status())
                .isEqualTo(404);
        assertThat(other.form(failure + "/confirmation", "_csrf=" + token).status())
                .isEqualTo(404);
        assertThat(other.form("/espace/devis", "abonnement=ABO-A1&jour=2027-03-01&cle=4&_csrf=" + token)
                        .status())
                .isEqualTo(404);
        assertThat(count("termination_quote")).isEqualTo(1);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private String status() {
        return jdbc.sql("select status from termination_quote")
                .query(String.class)
                .single();
    }
}
