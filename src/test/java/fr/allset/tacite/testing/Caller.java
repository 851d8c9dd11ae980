package fr.allset.tacite.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Someone at the other end of the line: a stranger, a program with a password, or a browser that has logged in. */
public final class Caller {

    private static final HttpClient LINE =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern PAGE_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final int port;
    private final HttpClient client;
    private final Optional<CookieManager> cookies;
    private final List<String> headers;

    private Caller(int port, HttpClient client, Optional<CookieManager> cookies, List<String> headers) {
        this.port = port;
        this.client = client;
        this.cookies = cookies;
        this.headers = headers;
    }

    public static Caller stranger(int port) {
        return new Caller(port, LINE, Optional.empty(), List.of());
    }

    public static Caller program(int port, String username, String password) {
        return stranger(port)
                .with(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    public static Caller browser(int port) {
        var cookies = new CookieManager();
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
        return new Caller(
                port, client, Optional.of(cookies), List.of("Accept", "text/html,application/json;q=0.9,*/*;q=0.8"));
    }

    /** This browser, after the log-in page. */
    public Caller logIn(String username, String password) {
        var answer = tryLogIn(username, password);
        if (answer.status() != 302 || answer.header("Location").contains("login")) {
            throw new IllegalStateException("log-in refused: " + answer.status() + " " + answer.header("Location"));
        }
        return this;
    }

    /** This browser, after the first log-in of somebody who was given a password and chooses another. */
    public Caller logInAndChoose(String username, String given, String own) {
        var page = logIn(username, given).get("/identification/mot-de-passe");
        var fields = "nouveau=" + encoded(own) + "&encore=" + encoded(own) + "&_csrf=" + encoded(token(page));
        var answer = form("/identification/mot-de-passe", fields);
        if (answer.status() != 302) {
            throw new IllegalStateException("password refused: " + answer);
        }
        return this;
    }

    public Answer tryLogIn(String username, String password) {
        return form(
                "/login",
                "username=" + encoded(username) + "&password=" + encoded(password) + "&_csrf="
                        + encoded(pageToken("/login")));
    }

    /** The token of the form on that page. */
    public String pageToken(String page) {
        return token(get(page));
    }

    private static String token(Answer page) {
        var found = PAGE_TOKEN.matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    /** This browser in one of the engine's web apps, which gives its own token. */
    public Caller inWebApp(String app) {
        get("/camunda/app/" + app + "/default/");
        return with("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }

    public String cookie(String name) {
        return cookies.orElseThrow().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public Caller with(String header, String value) {
        var more = new java.util.ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Caller(port, client, cookies, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer form(String path, String fields) {
        return send("POST", path, "application/x-www-form-urlencoded", fields.getBytes(StandardCharsets.UTF_8));
    }

    public Answer send(String method, String path, String contentType, byte[] body) {
        return send(
                method,
                path,
                contentType,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    public Answer send(String method, String path, String contentType, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(body());
            } catch (JsonProcessingException none) {
                throw new AssertionError("no JSON: " + status() + " " + body(), none);
            }
        }

        @Override
        public String toString() {
            return response.request().method() + " " + response.uri().getPath() + " -> " + status() + " " + body();
        }
    }
}
