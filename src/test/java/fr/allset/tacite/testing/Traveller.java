package fr.allset.tacite.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A browser that goes where it is sent, from Tacite to the provider and back. What is called {@code https://tacite.example} is the
 * Tacite of the test, as a proxy would have it.
 */
public final class Traveller {

    private static final String OUTSIDE = "https://tacite.example";
    private static final int MOST_REDIRECTS = 12;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String tacite;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(cookies)
            .build();

    public Traveller(int port) {
        this.tacite = "http://localhost:" + port;
    }

    /** Where somebody is, and what is read there. */
    public record Place(URI address, int status, String body) {

        public String path() {
            return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        }
    }

    /** Goes there and on, until a page is shown. */
    public Place go(String address) {
        return follow(send(HttpRequest.newBuilder(inside(address)).GET()));
    }

    /** One answer, wherever it leads. */
    public HttpResponse<String> step(String address) {
        return send(HttpRequest.newBuilder(inside(address)).GET());
    }

    /** Sends the form of the page that somebody is on, and goes on from there. */
    public Place submit(Place page, String action, String fields) {
        return follow(post(page, action, fields));
    }

    /** Sends the form, and stays. */
    public HttpResponse<String> post(Place page, String action, String fields) {
        var token = TOKEN.matcher(page.body());
        var body = fields + (token.find() ? "&_csrf=" + Caller.encoded(token.group(1)) : "");
        return send(HttpRequest.newBuilder(page.address().resolve(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private Place follow(HttpResponse<String> first) {
        var answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
            var next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(HttpRequest.newBuilder(inside(next.toString())).GET());
        }
        return new Place(answer.uri(), answer.statusCode(), answer.body());
    }

    private URI inside(String address) {
        return URI.create(
                address.startsWith(OUTSIDE)
                        ? tacite + address.substring(OUTSIDE.length())
                        : address.startsWith("/") ? tacite + address : address);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .timeout(Duration.ofMinutes(1))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
