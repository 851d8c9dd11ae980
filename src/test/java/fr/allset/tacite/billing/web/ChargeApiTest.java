package fr.allset.tacite.billing.web;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.billing.MonthlyCharging;
import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Charges and fees over HTTP: December has been charged to the three subscriptions of the town, at 120 € each. */
@ServedTaciteTest
class ChargeApiTest {

    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    MonthlyRuns runs;

    @Autowired
    MonthlyCharging monthlyCharging;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void decemberIsCharged() {
        town.settle();
        runs.openFirst();
        clock.moveTo(DECEMBER.atDay(1));
        runs.begin(DECEMBER);
        monthlyCharging.charge(DECEMBER);
        runs.close(DECEMBER);
    }

    private Caller manager() {
        return Caller.program(port, MANAGER, PASSWORD);
    }

    private Caller client() {
        return Caller.program(port, CLIENT_A, PASSWORD);
    }

    private long idOf(String subscription) {
        return manager()
                .get("/api/charges?subscription=" + subscription)
                .json()
                .get(0)
                .get("id")
                .asLong();
    }

    // ---- lists

    @Test
    void chargesAreListedByCustomerSubscriptionAndMonth() {
        assertThat(manager().get("/api/charges").json()).hasSize(3);
        assertThat(manager().get("/api/charges?customer=CLI-A").json()).hasSize(2);
        assertThat(manager()
                        .get("/api/charges?customer=CLI-A&month=2026-12&subscription=ABO-A1")
                        .json())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("kind").asText()).isEqualTo("fixed_fee");
                    assertThat(line.get("month").asText()).isEqualTo("2026-12");
                    assertThat(line.get("source").asText()).isEqualTo("2026-12");
                    assertThat(line.get("clause").asText()).isEqualTo("6");
                    assertThat(line.get("amount").asText()).isEqualTo("120.00");
                    assertThat(line.get("vatRatePercent").asText()).isEqualTo("20");
                    assertThat(line.at("/calculation/parts/0/monthlyFee").asText())
                            .isEqualTo("120.00");
                    assertThat(line.at("/calculation/explanation").asText()).startsWith("Frais Fixes de décembre 2026");
                });
        assertThat(manager().get("/api/charges?month=2027-01").json()).isEmpty();
    }

    @Test
    void aClientReadsItsOwnAlone() {
        assertThat(client().get("/api/charges").json()).hasSize(2);
        assertThat(client().get("/api/charges?customer=CLI-B").json()).isEmpty();
        assertThat(client().get("/api/charges.csv").body())
                .contains("ABO-A1", "ABO-A2")
                .doesNotContain("ABO-B1");
        assertThat(client().get("/api/charges/" + idOf("ABO-A1")).status()).isEqualTo(200);
        var others = client().get("/api/charges/" + idOf("ABO-B1"));
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.json().get("type").asText()).isEqualTo("/problems/unknown-charge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/charges?month=2026-13",
                "/api/charges?month=december",
                "/api/charges?size=0",
                "/api/charges/x",
                "/api/charges.csv?month=2026",
                "/api/charges?page=-1"
            })
    void whatCannotBeReadIsRefused(String path) {
        assertThat(manager().get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/charges?customer=%00", "/api/charges?subscription=%00", "/api/charges.csv?customer=%00"})
    void anImpossibleNumberFindsNothing(String path) {
        assertThat(manager().get(path).status()).isEqualTo(200);
    }

    // ---- for the accountant

    @Test
    void theAccountantGetsAllOfThemAsCsv() {
        manager()
                .post(
                        "/api/charges/" + idOf("ABO-A1") + "/corrections",
                        "{\"amount\": \"-20,00\", \"reason\": \"=1+1; \\\"dit\\\"\"}");

        var answer = manager().get("/api/charges.csv?customer=CLI-A&month=2026-12");

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"frais-2026-12.csv\"");
        var rows = answer.body().split("\r\n");
        assertThat(rows[0])
                .isEqualTo(
                        "\uFEFFIdentifiant;Mois;Client;Abonnement;Nature;Article;Source;Porté le;Enregistré le;Montant HT;"
                                + "Taux de TVA (%);Corrige;Motif;Par;Calcul");
        assertThat(rows).hasSize(4);
        assertThat(rows[1])
                .matches("\\d+;2026-12;CLI-A;ABO-A1;Frais Fixes;6;2026-12;01/12/2026;01/12/2026 10:00:00;120,00;20;;;;"
                        + "Frais Fixes de décembre 2026.*");
        assertThat(rows[3])
                .matches(
                        "\\d+;2026-12;CLI-A;ABO-A1;Frais Fixes;6;2026-12/1;01/12/2026;01/12/2026 10:00:00;-20,00;20;\\d+;"
                                + "\"'=1\\+1; \"\"dit\"\"\";gestionnaire;Correction du gestionnaire.*");
    }

    // ---- corrections

    @Test
    void anAccountManagerCorrectsByAnotherLine() {
        var id = idOf("ABO-A1");

        var written = manager()
                .post(
                        "/api/charges/" + id + "/corrections",
                        "{\"amount\": \"-20.00\", \"reason\": \"Geste commercial\"}");

        assertThat(written.status()).isEqualTo(201);
        assertThat(written.json().get("corrects").asLong()).isEqualTo(id);
        assertThat(written.json().get("recordedBy").asText()).isEqualTo(MANAGER);
        assertThat(manager()
                        .get(written.header("Location"))
                        .json()
                        .at("/charge/amount")
                        .asText())
                .isEqualTo("-20.00");
        var details = client().get("/api/charges/" + id).json();
        assertThat(details.at("/charge/amount").asText()).isEqualTo("120.00");
        assertThat(details.get("total").asText()).isEqualTo("100.00");
        assertThat(details.at("/corrections/0/reason").asText()).isEqualTo("Geste commercial");
        assertThat(details.at("/corrections/0/recordedBy").asText()).isEqualTo("ALLSET SAS");
        assertThat(details.at("/corrections/0/calculation/total").asText()).isEqualTo("100.00");
    }

    @ParameterizedTest(name = "{0} is refused as {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\": \"-120.01\", \"reason\": \"x\"}                        | 422 | correction-below-zero        | amount",
                "{\"amount\": \"0\", \"reason\": \"x\"}                              | 422 | correction-of-nothing        | amount",
                "{\"amount\": \"10000000.01\", \"reason\": \"x\"}                    | 422 | amount-too-high              | amount",
                "{\"amount\": \"vingt\", \"reason\": \"x\"}                          | 400 | amount-unreadable            | amount",
                "{\"amount\": \"1.005\", \"reason\": \"x\"}                          | 400 | amount-unreadable            | amount",
                "{\"amount\": \"-20\", \"reason\": \" \"}                            | 400 | invalid-fields               | reason",
                "{\"amount\": \"-20\"}                                               | 400 | invalid-fields               | reason",
                "{\"amount\": -20, \"reason\": \"x\"}                                | 400 | unreadable-value             | amount",
                "{\"amount\": \"-20\", \"reason\": \"x\", \"total\": \"119.00\"}     | 409 | charge-corrected-meanwhile   | "
            })
    void whatIsNoCorrectionIsRefused(String body, int status, String code, String field) {
        var id = idOf("ABO-A1");

        var answer = manager().post("/api/charges/" + id + "/corrections", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + code);
        assertThat(answer.json().path("field").asText(null)).isEqualTo(field);
        assertThat(manager().get("/api/charges/" + id).json().get("corrections"))
                .isEmpty();
    }

    @Test
    void aCorrectionIsNotCorrectedAndNothingIsCorrectedThatIsNotThere() {
        var correction = manager()
                .post("/api/charges/" + idOf("ABO-A1") + "/corrections", "{\"amount\": \"-20\", \"reason\": \"x\"}")
                .json()
                .get("id")
                .asLong();

        assertThat(manager()
                        .post("/api/charges/" + correction + "/corrections", "{\"amount\": \"20\", \"reason\": \"x\"}")
                        .json()
                        .get("type")
                        .asText())
                .isEqualTo("/problems/correction-of-correction");
        assertThat(manager()
                        .post("/api/charges/999999/corrections", "{\"amount\": \"20\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client().post(
                                "/api/charges/" + idOf("ABO-A1") + "/corrections",
                                "{\"amount\": \"-20\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    // ---- fees

    @Test
    void aFixedFeeIsStatedAndItsHistoryRead() {
        var fees = "/api/subscriptions/ABO-A1/fixed-fees";

        var answer = manager()
                .post(
                        fees,
                        "{\"from\": \"2026-12-16\", \"amount\": \"150.00\", \"reason\": \"Trois comptes de plus\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).hasSize(2);
        var stated = manager().get(fees).json().get(1);
        assertThat(stated.get("from").asText()).isEqualTo("2026-12-16");
        assertThat(stated.get("amount").asText()).isEqualTo("150.00");
        assertThat(stated.get("recordedBy").asText()).isEqualTo(MANAGER);
        assertThat(stated.get("reason").asText()).isEqualTo("Trois comptes de plus");
        assertThat(stated.get("recordedAt").asText()).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(stated.get("holds").asBoolean()).isTrue();
        assertThat(client().get(fees).json().get(1).get("recordedBy").asText()).isEqualTo("ALLSET SAS");
        assertThat(client().get(fees).json().get(1).has("reason")).isFalse();
        assertThat(manager()
                        .get("/api/charges/" + idOf("ABO-A2"))
                        .json()
                        .get("total")
                        .asText())
                .isEqualTo("120.00");
        assertThat(manager()
                        .get("/api/charges?subscription=ABO-A1")
                        .json()
                        .get(0)
                        .get("amount")
                        .asText())
                .isEqualTo("15.48");
    }

    @Test
    void usageIsStatedAndItsHistoryRead() {
        var usage = "/api/subscriptions/ABO-A1/usage";

        assertThat(manager()
                        .post(usage, "{\"month\": \"2026-12\", \"amount\": \"35.20\"}")
                        .status())
                .isEqualTo(201);
        assertThat(manager()
                        .post(usage, "{\"month\": \"2026-12\", \"amount\": \"30.00\"}")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("reason");
        assertThat(manager()
                        .post(usage, "{\"month\": \"2026-12\", \"amount\": \"30.00\", \"reason\": \"Relevé\"}")
                        .status())
                .isEqualTo(201);

        assertThat(manager().get(usage).json()).hasSize(2);
        assertThat(client().get(usage).json().get(1).get("amount").asText()).isEqualTo("30.00");
    }

    @ParameterizedTest(name = "{0} {1} is refused as {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed-fees | {\"from\": \"2025-02-28\", \"amount\": \"150\", \"reason\": \"x\"}   | 422 | fee-before-start       | from",
                "fixed-fees | {\"from\": \"2026-02-30\", \"amount\": \"150\", \"reason\": \"x\"}   | 400 | unreadable-value       | from",
                "fixed-fees | {\"from\": \"2027-01-01\", \"amount\": \"beaucoup\", \"reason\": \"x\"} | 400 | amount-unreadable   | amount",
                "fixed-fees | {\"from\": \"2027-01-01\", \"amount\": \"120.00\", \"reason\": \"x\"} | 409 | fee-unchanged         | ",
                "fixed-fees | {\"amount\": \"150\", \"reason\": \"x\"}                             | 400 | invalid-fields         | from",
                "usage      | {\"month\": \"2027-13\", \"amount\": \"1\"}                          | 400 | usage-month-unreadable | month",
                "usage      | {\"month\": \"27-1\", \"amount\": \"1\"}                             | 400 | usage-month-unreadable | month",
                "usage      | {\"month\": \"2027-01\", \"amount\": \"1\"}                          | 422 | usage-to-come          | month",
                "usage      | {\"month\": \"2026-12\", \"amount\": \"-1\"}                         | 422 | amount-negative        | amount"
            })
    void whatIsNoFeeIsRefused(String what, String body, int status, String code, String field) {
        var answer = manager().post("/api/subscriptions/ABO-A1/" + what, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + code);
        assertThat(answer.json().path("field").asText(null)).isEqualTo(field);
    }

    // ---- the page

    @Test
    void anAccountManagerCorrectsOnThePageAndNobodyElse() {
        var page = "/bureau/frais/" + idOf("ABO-A1");
        var browser = Caller.browser(port).logIn(MANAGER, PASSWORD);
        var token = Caller.encoded(browser.pageToken(page));

        assertThat(browser.form(page + "/corrections", "montant=-20,00&motif=Geste&total=120.00&_csrf=" + token)
                        .header("Location"))
                .endsWith(page);
        assertThat(browser.get(page).body()).contains("100,00", "Geste", MANAGER);
        var again = browser.form(page + "/corrections", "montant=-20,00&motif=Geste&total=120.00&_csrf=" + token);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("a été corrigée entre-temps");

        var owner = Caller.browser(port).logIn(OWNER, PASSWORD);
        assertThat(owner.get(page).body()).doesNotContain("Porter la correction");
        assertThat(owner.form(
                                page + "/corrections",
                                "montant=-20&motif=x&_csrf=" + Caller.encoded(owner.pageToken(page)))
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/bureau/frais.csv?client=CLI-A").body())
                .startsWith("\uFEFFIdentifiant;")
                .contains("ABO-A1");
    }
}
