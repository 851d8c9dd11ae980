package fr.allset.tacite.api;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What resources have in common, whatever they are about. */
@ServedTaciteTest
@DisplayName("A resource")
class ResourcesTest {

    private static final String QUOTES = "/api/termination-quotes";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @BeforeEach
    void people() {
        town.settle();
    }

    private Caller as(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    private String quoted() {
        return as(CLIENT_A)
                .post(QUOTES, "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
    }

    @Test
    void thatNeverChangesIsSentOnce() {
        var address = QUOTES + "/" + quoted();
        var first = as(CLIENT_A).get(address);

        var again = as(CLIENT_A).with("If-None-Match", first.header("ETag")).get(address);
        var another = as(CLIENT_A).with("If-None-Match", "\"other\"").get(address);

        assertThat(first.header("ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(first.header("Cache-Control")).contains("private").doesNotContain("no-store");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(another.status()).isEqualTo(200);
        assertThat(another.body()).isEqualTo(first.body());
    }

    @Test
    void ofSomebodyElseIsNotThereWhateverItsTag() {
        var address = QUOTES + "/" + quoted();
        var tag = as(CLIENT_A).get(address).header("ETag");

        assertThat(as(Town.CLIENT_B).with("If-None-Match", tag).get(address).status())
                .isEqualTo(404);
    }

    @Test
    void ofManyLinksToItsNextPage() {
        quoted();
        quoted();
        quoted();

        var full = as(CLIENT_A).get(QUOTES + "?size=2");
        var last = as(CLIENT_A).get(QUOTES + "?size=2&page=1");

        assertThat(full.json()).hasSize(2);
        assertThat(full.header("Link")).isEqualTo("<" + QUOTES + "?size=2&page=1>; rel=\"next\"");
        assertThat(full.header("Total-Count")).isEqualTo("3");
        assertThat(last.json()).hasSize(1);
        assertThat(last.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/termination-quotes",
                "/api/failures",
                "/api/failures?open=true&subscription=ABO-A1",
                "/api/planned-maintenances",
                "/api/charges?customer=CLI-A",
                "/api/microsoft-claims?status=open",
                "/api/setups?status=open",
                "/api/document-acceptances"
            })
    void saysHowManyThereAreInAll(String address) {
        assertThat(as(MANAGER).get(address).header("Total-Count")).isEqualTo("0");
    }

    @Test
    void writesAmountsAsText() {
        var subscription = as(MANAGER).get("/api/subscriptions/ABO-A1").json();

        assertThat(subscription.at("/fixedFees/0/monthlyFixedFee").isTextual()).isTrue();
        assertThat(subscription.at("/initialFee").isTextual()).isTrue();
        var setup = """
                {"customerNumber": "CLI-A", "site": {"code": "QUAI", "name": "Quai", "address": "1 quai de la Fosse, Nantes"},
                "components": ["Exchange Online"], "monthlyFixedFee": %s, "initialFee": 0, "initialPeriodMonths": 12,
                "signedOn": "2026-11-20", "wishedStart": "2026-12-01"}""";
        var asText = as(MANAGER).post("/api/setups", setup.formatted("\"120.50\""));
        assertThat(asText.status()).as(asText.toString()).isEqualTo(201);
        assertThat(asText.json().get("monthlyFixedFee").asText()).isEqualTo("120.50");
        assertThat(as(MANAGER).post("/api/setups", setup.formatted("\"1.250\"")).status())
                .isEqualTo(400);
    }
}
