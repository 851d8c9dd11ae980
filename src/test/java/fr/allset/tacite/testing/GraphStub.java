package fr.allset.tacite.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Microsoft as it answers over HTTP: who gives out tokens, and Graph, on one port. */
public final class GraphStub {

    public static final String TENANT = "own-tenant";
    public static final String SECRET = "s3cret-of-the-application";

    private static final String MESSAGES = "/v1.0/admin/serviceAnnouncement/messages";
    private static final String ISSUES = "/v1.0/admin/serviceAnnouncement/issues";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    public GraphStub() {
        server.start();
    }

    public WireMockServer server() {
        return server;
    }

    public String address() {
        return "http://localhost:" + server.port();
    }

    /** As it is when nothing is wrong and nothing is there. */
    public void reset() {
        server.resetAll();
        tokens(TENANT, "token-1", 3600);
        messages(okJson(page("messages", "")));
        issues(okJson(page("issues", "")));
    }

    public void tokens(String tenant, String token, int seconds) {
        tokens(
                tenant,
                okJson("{\"token_type\":\"Bearer\",\"expires_in\":" + seconds + ",\"access_token\":\"" + token
                        + "\"}"));
    }

    public void tokens(String tenant, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo("/" + tenant + "/oauth2/v2.0/token")).willReturn(answer));
    }

    /** Whoever asks for the first page of messages is answered this. */
    public void messages(ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(MESSAGES)).willReturn(answer));
    }

    /** The same, for one token. */
    public void messages(String token, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(MESSAGES))
                .withHeader("Authorization", equalTo("Bearer " + token))
                .willReturn(answer));
    }

    public void issues(ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(ISSUES)).willReturn(answer));
    }

    /** Whoever follows the link of {@link #link} is answered this. */
    public void following(String skip, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo(MESSAGES))
                .withQueryParam("$skip", equalTo(skip))
                .willReturn(answer));
    }

    public String link(String skip) {
        return address() + MESSAGES + "?$skip=" + skip;
    }

    /** A page that is the last. */
    public static String page(String feed, String... items) {
        return page(feed, null, items);
    }

    private static String page(String feed, String next, String[] items) {
        return "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#admin/serviceAnnouncement/" + feed
                + "\","
                + (next == null ? "" : "\"@odata.nextLink\":\"" + next + "\",")
                + "\"value\":["
                + Arrays.stream(items).filter(item -> !item.isEmpty()).collect(Collectors.joining(",")) + "]}";
    }

    /** A page of messages that another follows. */
    public static String pageBefore(String next, String... items) {
        return page("messages", next, items);
    }

    /** A message with all that a message has. */
    public static String message(String id, String title) {
        return message(id, title, "");
    }

    /** @param more further fields, each with its comma before it; they take the place of those before them */
    public static String message(String id, String title, String more) {
        return """
                {"startDateTime":"2026-11-01T18:51:00Z","endDateTime":"2027-06-01T08:00:00Z",
                 "lastModifiedDateTime":"2026-11-08T01:10:06.843Z",
                 "title":"%s","id":"%s","category":"planForChange","severity":"normal","tags":["Updated message","User impact"],
                 "isMajorChange":true,"actionRequiredByDateTime":"2027-03-01T00:00:00Z","services":["Exchange Online"],
                 "expiryDateTime":null,
                 "hasAttachments":false,"viewPoint":null,"details":[{"name":"Summary","value":"In short"}],
                 "body":{"contentType":"html","content":"<p>Text of %s</p>"}%s}""".formatted(title, id, id, more);
    }

    public static String issue(String id, String classification, boolean resolved) {
        return """
                {"startDateTime":"2026-11-20T18:27:00Z","endDateTime":null,"lastModifiedDateTime":"2026-11-20T18:46:04.133Z",
                 "title":"Slow mail",
                 "id":"%s","impactDescription":"Users wait","classification":"%s","origin":"microsoft","status":"serviceDegradation",
                 "service":"Exchange Online","feature":"Mail","featureGroup":"Mail","isResolved":%s,"highImpact":null,"details":[],
                 "posts":[{"createdDateTime":"2026-11-20T18:34:54.95Z","postType":"regular",
                 "description":{"contentType":"html","content":"Title: Slow mail\\nUser impact: Users wait"}}]}
                """.formatted(id, classification, resolved);
    }

    /** An answer that says so. */
    public static ResponseDefinitionBuilder fault(int status, String code, String words) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + words + "\"}}");
    }
}
