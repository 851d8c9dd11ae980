package fr.allset.tacite.microsoftfeed.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static fr.allset.tacite.testing.GraphStub.TENANT;
import static fr.allset.tacite.testing.GraphStub.fault;
import static fr.allset.tacite.testing.GraphStub.message;
import static fr.allset.tacite.testing.GraphStub.page;
import static fr.allset.tacite.testing.GraphStub.pageBefore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Page;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Refused;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Throttled;
import fr.allset.tacite.microsoftfeed.FeedUnavailable;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings.ReadTenant;
import fr.allset.tacite.testing.GraphStub;
import fr.allset.tacite.testing.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

@DisplayName("Graph")
class GraphSourceTest {

    private static final GraphStub GRAPH = new GraphStub();
    private static final String MESSAGES = "/v1.0/admin/serviceAnnouncement/messages";

    private final GraphSource source = source(Duration.ofSeconds(5));

    @BeforeEach
    void nothingIsWrong() {
        GRAPH.reset();
    }

    @AfterAll
    static void stop() {
        GRAPH.server().stop();
    }

    // ---- pages

    @Test
    void isAskedForPagesOfASizeWithATokenOfTheApplication() {
        GRAPH.messages(okJson(pageBefore(GRAPH.link("1"), message("MC1", "One"))));
        GRAPH.following("1", okJson(page("messages", message("MC2", "Two"))));

        var first = read(null);
        var second = read(first.next());

        assertThat(first.announcements()).extracting(Announcement::id).containsExactly("MC1");
        assertThat(second.announcements()).extracting(Announcement::id).containsExactly("MC2");
        assertThat(second.next()).isNull();
        GRAPH.server()
                .verify(
                        2,
                        getRequestedFor(urlPathMatching(MESSAGES))
                                .withHeader("Prefer", equalTo("odata.maxpagesize=50"))
                                .withHeader("Authorization", equalTo("Bearer token-1")));
        GRAPH.server()
                .verify(
                        1,
                        postRequestedFor(urlEqualTo("/" + TENANT + "/oauth2/v2.0/token"))
                                .withRequestBody(containing("grant_type=client_credentials"))
                                .withRequestBody(containing("client_id=application"))
                                .withRequestBody(containing("client_secret=" + GraphStub.SECRET))
                                .withRequestBody(containing(".default")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.com/v1.0/x",
                "http://localhost:1/v1.0/x",
                "//localhost/v1.0/x",
                "/v1.0/x",
                "file:///v1.0/x",
                "http://user@HOST/v1.0/x",
                "http://HOST/beta/x",
                "http://HOST/v1.0/../internal",
                "http://HOST/v1.0/%2e%2E/internal",
                "not a link",
                ""
            })
    void isFollowedToItselfAlone(String link) {
        GRAPH.messages(okJson(
                pageBefore(link.replace("HOST", "localhost:" + GRAPH.server().port()), message("MC1", "One"))));

        var page = read(null);

        assertThat(page.announcements()).hasSize(1);
        assertThat(page.next()).isNull();
        assertThat(page.missing()).isEqualTo("Le lien vers la page suivante ne mène pas à Microsoft Graph.");
        assertThat(page.unread()).hasSize(1);
    }

    @Test
    void isNotFollowedAlongALinkLongerThanFourThousandCharacters() {
        GRAPH.messages(okJson(pageBefore(GRAPH.link("x".repeat(4000)), message("MC1", "One"))));

        assertThat(read(null).next()).isNull();
    }

    @Test
    void isNotFollowedWhereItRedirects() {
        GRAPH.messages(aResponse().withStatus(302).withHeader("Location", GRAPH.link("1")));

        assertThatThrownBy(() -> read(null))
                .isInstanceOf(FeedUnavailable.class)
                .hasMessage("Graph has answered HTTP 302");
        GRAPH.server().verify(0, getRequestedFor(urlEqualTo(MESSAGES + "?$skip=1")));
    }

    @Test
    void endsAReadingWhoseNextPageIsNoLongerServed() {
        GRAPH.following("1", fault(400, "BadRequest", "Skip token is not valid"));

        var page = read(GRAPH.link("1"));

        assertThat(page.next()).isNull();
        assertThat(page.missing())
                .isEqualTo("Microsoft ne sert plus la page suivante (HTTP 400, BadRequest : Skip token is not valid).");
    }

    @Test
    void isNotReadWhereAPageIsLargerThanTheBound() {
        GRAPH.messages(okJson(page("messages", message("MC1", "x".repeat(3_000_000)))));

        var page = read(null);

        assertThat(page.announcements()).isEmpty();
        assertThat(page.next()).isNull();
        assertThat(page.missing()).isEqualTo("Une page dépasse 2 Mo : elle n'est pas lue, et la suite non plus.");
        assertThat(page.unread())
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo(page.missing()));
    }

    // ---- not now

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "429, 120,                           PT2M",
                "503, 0,                             PT1S",
                "503, -5,                            PT5M",
                "429, 99999999999999999999,          PT1H",
                "429, 7200,                          PT1H",
                "429, none,                          PT5M",
                "503, soon,                          PT5M",
                "429, 'Tue, 24 Nov 2026 10:02:00 GMT', PT2M",
                "429, 'Tue, 24 Nov 2026 09:00:00 GMT', PT1S",
                "503, 'Wed, 25 Nov 2026 10:00:00 GMT', PT1H"
            })
    void saysForHowLongItWantsToBeLeftAlone(int status, String retryAfter, Duration pause) {
        var answer = aResponse().withStatus(status).withHeader("Date", "Tue, 24 Nov 2026 10:00:00 GMT");
        GRAPH.messages(retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter));

        assertThat(ask(null)).isEqualTo(new Throttled(pause));
    }

    @Test
    void mayBeBusyWhereTokensAreGivenOut() {
        GRAPH.tokens(TENANT, aResponse().withStatus(429).withHeader("Retry-After", "30"));

        assertThat(ask(null)).isEqualTo(new Throttled(Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 404, 400, 418})
    void isTriedAgainByTheEngineWhenItFails(int status) {
        GRAPH.messages(aResponse().withStatus(status));

        assertThatThrownBy(() -> read(null)).isInstanceOf(FeedUnavailable.class).hasMessageContaining("HTTP " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECTION_RESET_BY_PEER",
                "EMPTY_RESPONSE",
                "MALFORMED_RESPONSE_CHUNK",
                "RANDOM_DATA_THEN_CLOSE"
            })
    void isTriedAgainByTheEngineWhenTheConnectionBreaks(Fault fault) {
        GRAPH.messages(aResponse().withFault(fault));

        assertThatThrownBy(() -> read(null)).isInstanceOf(FeedUnavailable.class);
    }

    @Test
    void isNotWaitedForLongerThanTheTimeoutThoughItsAnswerTrickles() {
        GRAPH.messages(okJson(page("messages", message("MC1", "x".repeat(1000))))
                .withChunkedDribbleDelay(100, 60_000));
        var patient = source(Duration.ofMillis(700));

        assertThatThrownBy(() -> patient.page(TENANT, Feed.MESSAGES, null))
                .isInstanceOf(FeedUnavailable.class)
                .hasMessageContaining("within PT0.7S");
    }

    @Test
    void isTriedAgainByTheEngineWhereNobodyGivesOutTokens() {
        GRAPH.tokens(TENANT, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThatThrownBy(() -> read(null)).isInstanceOf(FeedUnavailable.class).hasMessageContaining("No token");

        GRAPH.tokens(TENANT, aResponse().withStatus(502));
        assertThatThrownBy(() -> read(null)).isInstanceOf(FeedUnavailable.class).hasMessageContaining("HTTP 502");

        GRAPH.tokens(TENANT, okJson("{\"nothing\":1}"));
        assertThatThrownBy(() -> read(null)).isInstanceOf(FeedUnavailable.class).hasMessageContaining("No token");

        GRAPH.tokens(TENANT, aResponse().withStatus(302).withHeader("Location", GRAPH.address()));
        assertThatThrownBy(() -> read(null)).isInstanceOf(FeedUnavailable.class);
    }

    // ---- tokens

    @Test
    void isAskedForANewTokenBeforeTheOldOneExpires() {
        GRAPH.tokens(TENANT, "short-lived", 30);

        read(null);
        read(null);

        GRAPH.server().verify(2, postRequestedFor(urlEqualTo("/" + TENANT + "/oauth2/v2.0/token")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void isAskedOnceMoreWithANewTokenWhereItDoesNotTakeTheOldOne(int status) {
        read(null);
        GRAPH.messages("token-1", fault(status, "InvalidAuthenticationToken", "Access token has expired"));
        GRAPH.messages("token-2", okJson(page("messages", message("MC1", "One"))));
        GRAPH.tokens(TENANT, "token-2", 3600);

        assertThat(read(null).announcements()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusesWhomItDoesNotLetInTwice(int status) {
        GRAPH.messages(fault(status, "Forbidden", "Missing scope ServiceMessage.Read.All\\r\\nTrace: 17"));

        assertThat(ask(null))
                .isEqualTo(new Refused("HTTP " + status + ", Forbidden : Missing scope ServiceMessage.Read.All"));
        GRAPH.server().verify(2, getRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client, AADSTS7000215: Invalid client secret provided.",
        "400, unauthorized_client, AADSTS700016: Application not found.",
        "400, invalid_grant, AADSTS65001: The administrator has not consented.",
        "400, invalid_request, AADSTS90002: Tenant not found."
    })
    void refusesAnApplicationThatGetsNoToken(int status, String error, String words) {
        GRAPH.tokens(
                TENANT,
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":\"" + error + "\",\"error_description\":\"" + words
                                + "\\r\\nTrace ID: 17\"}"));

        assertThat(ask(null)).isEqualTo(new Refused("HTTP " + status + ", " + error + " : " + words));
    }

    @Test
    void isReadAgainOnceTheRefusalIsOver() {
        GRAPH.tokens(TENANT, aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}"));
        assertThat(ask(null)).isInstanceOf(Refused.class);

        GRAPH.reset();

        assertThat(read(null).missing()).isNull();
    }

    @Test
    void neverReadsTokenOrSecretBack() {
        GRAPH.server()
                .stubFor(get(urlEqualTo(MESSAGES))
                        .willReturn(aResponse().withStatus(500).withBody("token-1 " + GraphStub.SECRET)));

        assertThatThrownBy(() -> read(null))
                .satisfies(failure -> assertThat(failure.toString() + failure.getCause())
                        .doesNotContain("token-1")
                        .doesNotContain(GraphStub.SECRET));
        assertThat(settings(Duration.ofSeconds(1)).toString()).doesNotContain(GraphStub.SECRET);
    }

    // ---- the surroundings

    private Page read(String next) {
        return (Page) ask(next);
    }

    private FeedAnswer ask(String next) {
        return source.page(TENANT, Feed.MESSAGES, next);
    }

    private static GraphSource source(Duration timeout) {
        return new GraphSource(settings(timeout), new MovableClock());
    }

    private static MicrosoftSettings settings(Duration timeout) {
        return new MicrosoftSettings(
                "application",
                GraphStub.SECRET,
                URI.create(GRAPH.address()),
                URI.create(GRAPH.address()),
                List.of(new ReadTenant(TENANT, "ALLSET", null)),
                "",
                Duration.ofHours(1),
                Duration.ofMinutes(15),
                50,
                DataSize.ofMegabytes(2),
                timeout);
    }
}
