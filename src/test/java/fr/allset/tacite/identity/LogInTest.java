package fr.allset.tacite.identity;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Logging in, staying in, being put out. */
@ServedTaciteTest
@ExtendWith(OutputCaptureExtension.class)
class LogInTest {

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc network;

    @Autowired
    ServletWebServerApplicationContext context;

    @BeforeEach
    void people() {
        town.settle();
    }

    // ---- the session

    @Test
    void oneLogInOpensPagesAndWebApps() {
        var browser = Caller.browser(port).logIn(MANAGER, PASSWORD);

        assertThat(browser.get("/").body()).contains("Bonjour");
        assertThat(browser.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains(MANAGER, "tasklist");
    }

    @Test
    void theSessionGetsANewNameWithTheLogIn() {
        var browser = Caller.browser(port);
        browser.get("/login");
        var before = browser.cookie("JSESSIONID");

        browser.logIn(MANAGER, PASSWORD);

        assertThat(before).isNotEmpty();
        assertThat(browser.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void theLogInLeadsToThePathThatWasWantedAndToNoHost() throws Exception {
        var wanted = network.perform(
                        get("https://evil.example/bureau/courriers?page=1").accept(MediaType.TEXT_HTML))
                .andExpect(redirectedUrl("/login"))
                .andReturn();

        network.perform(post("/login")
                        .param("username", MANAGER)
                        .param("password", PASSWORD)
                        .session((MockHttpSession) wanted.getRequest().getSession())
                        .with(csrf()))
                .andExpect(redirectedUrl("/bureau/courriers?page=1"));
    }

    @Test
    void aVisitorsSessionIsShortUntilTheLogIn() throws Exception {
        var session = (MockHttpSession)
                network.perform(get("/login")).andReturn().getRequest().getSession();
        network.perform(post("/login")
                        .param("username", MANAGER)
                        .param("password", PASSWORD)
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/"));

        assertThat(context.getServletContext().getSessionTimeout())
                .as("minutes")
                .isEqualTo(10);
        assertThat(session.getMaxInactiveInterval())
                .isEqualTo(Duration.ofHours(8).toSeconds());
    }

    @Test
    void aSessionEndsTwelveHoursAfterTheLogInHoweverBusyItIs() {
        var now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        var sessions =
                new OpenSessions(new SessionSettings(Duration.ofHours(8), Duration.ofHours(12)), logins, now::get);
        sessions.registerNewSession(
                "busy", new TaciteUser(logins.credentials(MANAGER).orElseThrow()));
        for (int hour = 1; hour <= 12; hour++) {
            now.updateAndGet(before -> before.plus(Duration.ofHours(1)));
            assertThat(sessions.getSessionInformation("busy").isExpired()).isFalse();
            sessions.refreshLastRequest("busy");
        }

        now.updateAndGet(before -> before.plusMillis(1));

        assertThat(sessions.getSessionInformation("busy").isExpired()).isTrue();
    }

    /** The password was right when it was looked at, and the login is switched off before its session is known. */
    @Test
    void aSessionThatBeginsWhileItsLoginChangesEndsAtOnce() {
        var seen = new TaciteUser(logins.credentials(OWNER).orElseThrow());
        logins.enable(OWNER, false);
        var sessions = new OpenSessions(
                new SessionSettings(Duration.ofHours(8), Duration.ofHours(12)), logins, () -> Instant.EPOCH);

        sessions.registerNewSession("late", seen);

        assertThat(sessions.getSessionInformation("late").isExpired()).isTrue();
    }

    @Test
    void cookiesAreKeptFromScriptsAndOtherSites() {
        assertThat(Caller.browser(port).get("/login").headers("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("JSESSIONID", "HttpOnly", "SameSite=Lax"));
        // the web apps' token must be read by their scripts, which is what proves that they are their scripts
        assertThat(Caller.browser(port)
                        .logIn(MANAGER, PASSWORD)
                        .get("/camunda/app/tasklist/default/")
                        .headers("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("SameSite=Lax"))
                .allSatisfy(cookie -> assertThat(cookie)
                        .satisfiesAnyOf(
                                token -> assertThat(token).startsWith("XSRF-TOKEN="),
                                other -> assertThat(other).contains("HttpOnly")));
        assertThat(Caller.program(port, MANAGER, PASSWORD)
                        .get("/api/subscriptions")
                        .headers("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/logout"})
    void aFormFromElsewhereIsRefused(String form) {
        var browser = Caller.browser(port).logIn(MANAGER, PASSWORD);
        var fields = "username=" + MANAGER + "&password=" + PASSWORD;

        assertThat(browser.form(form, fields).status()).isEqualTo(403);
        assertThat(browser.form(form, fields + "&_csrf=guessed").status()).isEqualTo(403);
        assertThat(browser.get("/").status()).as("still in").isEqualTo(200);
    }

    /** The page was opened in the morning, and its session is over. */
    @Test
    void aLogInPageThatStoodOpenForTooLongSaysSo() throws Exception {
        network.perform(post("/login")
                        .param("username", MANAGER)
                        .param("password", PASSWORD)
                        .param("_csrf", "of the morning"))
                .andExpect(redirectedUrl("/login?expired"));

        assertThat(Caller.browser(port).get("/login?expired").body()).contains("restée ouverte trop longtemps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSiteCannotUseThePasswordThatABrowserRemembers(String site) {
        assertThat(Caller.program(port, CLIENT_A, PASSWORD)
                        .with("Sec-Fetch-Site", site)
                        .post("/api/termination-quotes/DR-2026-000001/acceptance", "")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.program(port, CLIENT_A, PASSWORD)
                        .with("Sec-Fetch-Site", "same-origin")
                        .get("/api/subscriptions")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoLeavesIsOut() {
        var browser = Caller.browser(port).logIn(MANAGER, PASSWORD);
        var session = browser.cookie("JSESSIONID");

        assertThat(browser.form("/logout", "_csrf=" + Caller.encoded(browser.pageToken("/")))
                        .header("Location"))
                .endsWith("/login?logout");

        assertThat(Caller.stranger(port)
                        .with("Cookie", "JSESSIONID=" + session)
                        .get("/")
                        .status())
                .isEqualTo(302);
    }

    @Test
    void theBrowserForgetsWhoHasLeft() throws Exception {
        network.perform(post("/logout").secure(true).with(csrf()))
                .andExpect(redirectedUrl("/login?logout"))
                .andExpect(header().string("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "/bureau/courriers",
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine",
                "/api/subscriptions",
                "/api/nothing",
                "/nowhere"
            })
    void everyAnswerTellsBrowsersToBeCareful(String path) {
        var caller = path.startsWith("/api")
                ? Caller.program(port, MANAGER, PASSWORD)
                : Caller.browser(port).logIn(MANAGER, PASSWORD);
        var answer = caller.get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isIn("DENY", "SAMEORIGIN");
        assertThat(answer.header("Cache-Control")).contains(path.startsWith("/camunda/api") ? "no-cache" : "no-store");
        if (!path.startsWith("/camunda/api")) {
            assertThat(answer.header("Content-Security-Policy")).isNotEmpty();
        }
        if (!path.startsWith("/api")) {
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        }
        if (!path.startsWith("/camunda")) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }

    // ---- guessing

    @Test
    void guessingIsSlowedForTheGuesserAlone() throws Exception {
        for (int i = 0; i < 10; i++) {
            network.perform(get("/api/logins").with(basic(ADMIN, "guess-" + i)).with(from("203.0.113.66")))
                    .andExpect(status().isUnauthorized());
        }

        network.perform(get("/api/logins").with(basic(ADMIN, PASSWORD)).with(from("203.0.113.66")))
                .andExpect(status().isTooManyRequests());
        network.perform(post("/login")
                        .param("username", ADMIN)
                        .param("password", PASSWORD)
                        .with(csrf())
                        .with(from("203.0.113.66")))
                .andExpect(redirectedUrl("/login?throttled"));
        network.perform(get("/api/logins").with(basic(ADMIN, PASSWORD)).with(from("198.51.100.1")))
                .andExpect(status().isOk());
        network.perform(post("/login")
                        .param("username", ADMIN)
                        .param("password", PASSWORD)
                        .with(csrf())
                        .with(from("198.51.100.1")))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void ofTwoHundredWrongPasswordsAtOnceTenAreTried() throws Exception {
        var outcomes = Race.between(IntStream.range(0, 200)
                .<Callable<?>>mapToObj(i -> () -> network.perform(get("/api/logins")
                                .with(basic(ADMIN, "guess-" + i))
                                .with(from("2001:db8:0:66::" + Integer.toHexString(i))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .toArray(Callable<?>[]::new));

        assertThat(outcomes).filteredOn(outcome -> outcome.result().equals(401)).hasSize(10);
        assertThat(outcomes).filteredOn(outcome -> outcome.result().equals(429)).hasSize(190);
        network.perform(get("/api/logins").with(basic(ADMIN, PASSWORD)).with(from("2001:db8:0:67::1")))
                .andExpect(status().isOk());
    }

    @Test
    void whoIsInStaysInWhileOthersGuess() throws Exception {
        var browser = Caller.browser(port).logIn(OWNER, PASSWORD);
        for (int i = 0; i < 11; i++) {
            network.perform(
                    get("/api/subscriptions").with(basic(OWNER, "guess-" + i)).with(from("203.0.113.77")));
        }

        assertThat(browser.get("/").status()).isEqualTo(200);
        network.perform(get("/api/subscriptions").with(basic(OWNER, PASSWORD)).with(from("198.51.100.1")))
                .andExpect(status().isOk());
    }

    @Test
    void theRefusalDoesNotTellAnUnknownLoginFromAWrongPassword() {
        var wrong = Caller.program(port, OWNER, "wrong").get("/api/subscriptions");
        var unknown = Caller.program(port, "nobody", "wrong").get("/api/subscriptions");
        logins.create("left-" + port, "Left", Role.PROCESS_OWNER, Optional.empty(), PASSWORD);
        logins.enable("left-" + port, false);
        var disabled = Caller.program(port, "left-" + port, PASSWORD).get("/api/subscriptions");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(List.of(unknown, disabled)).allSatisfy(other -> {
            assertThat(other.status()).isEqualTo(401);
            assertThat(other.body()).isEqualTo(wrong.body());
            assertThat(other.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
        });
        assertThat(Caller.browser(port).tryLogIn("left-" + port, PASSWORD).header("Location"))
                .endsWith("/login?error");
    }

    // ---- what the log says

    @Test
    void theLogSaysWhoHasTriedToGetInAndFromWhere(CapturedOutput output) throws Exception {
        for (int i = 0; i < 13; i++) {
            network.perform(
                    get("/api/logins").with(basic(MANAGER, "guess-" + i)).with(from("203.0.113.88")));
        }
        network.perform(get("/api/logins")
                .with(basic("mon-mot-de-passe-tape-trop-tot", "x"))
                .with(from("203.0.113.89")));

        assertThat(output.getAll().lines().filter(line -> line.contains("203.0.113.88")))
                .hasSize(11)
                .allSatisfy(
                        line -> assertThat(line).contains("login " + MANAGER).doesNotContain("guess"))
                .filteredOn(line -> line.contains("Log-in throttled"))
                .hasSize(1);
        assertThat(output.getAll())
                .contains("Log-in failed: login (unknown) from 203.0.113.89")
                .doesNotContain("mon-mot-de-passe");
    }

    @Test
    void nobodyWritesALineOfTheLog(CapturedOutput output) throws Exception {
        network.perform(get("/api/logins").with(basic("x\n2026-11-23 Log-in failed: login forged", "y")));
        network.perform(post("/login")
                .param("username", "x\r\nForged")
                .param("password", "y")
                .with(csrf())
                .with(from("203.0.113.93\nForged")));
        network.perform(
                get("/api/logins?x=%0aForged").with(basic(MANAGER, PASSWORD)).with(from("203.0.113.94\u2028Forged")));

        assertThat(output.getAll()).contains("from 203.0.113.93 Forged", "from 203.0.113.94 Forged");
        assertThat(output.getAll().lines())
                .noneMatch(line -> line.startsWith("Forged") || line.contains("login forged"));
    }

    @Test
    void aRefusedRequestIsLoggedOnce(CapturedOutput output) throws Exception {
        network.perform(get("/api/logins").with(basic(MANAGER, PASSWORD)).with(from("203.0.113.90")));
        network.perform(
                post("/api/charges/1/corrections").with(basic(OWNER, PASSWORD)).with(from("203.0.113.91")));
        var browser = Caller.browser(port).logIn(OWNER, PASSWORD);
        browser.form("/logout", "x=y");
        Caller.stranger(port).get("/api/logins");

        assertThat(output.getAll().lines().filter(line -> line.contains("Request refused")))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .endsWith("Request refused: GET /api/logins of " + MANAGER + " from 203.0.113.90"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith(
                                "Request refused: POST /api/charges/1/corrections of " + OWNER + " from 203.0.113.91"))
                .anySatisfy(line -> assertThat(line).contains("Request refused: POST /logout of " + OWNER));
    }

    @Test
    void theLogSaysWhoHasChangedALogin(CapturedOutput output) {
        var admin = Caller.program(port, ADMIN, PASSWORD);
        admin.post(
                "/api/logins",
                "{\"username\": \"vue-%d\", \"displayName\": \"Vue\", \"role\": \"SUPPORT\"}".formatted(port));
        admin.send("PUT", "/api/logins/vue-" + port + "/enabled", "application/json", "false".getBytes(UTF_8));

        assertThat(output.getAll())
                .contains("Login created: login vue-" + port + " as SUPPORT by " + ADMIN + " from 127.0.0.1")
                .contains("Login switched off: login vue-" + port + " by " + ADMIN + " from 127.0.0.1");
    }

    private static RequestPostProcessor basic(String username, String password) {
        return SecurityMockMvcRequestPostProcessors.httpBasic(username, password);
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    // ---- switched off

    @Test
    void aLoginThatIsSwitchedOffIsOutAtItsNextRequest() {
        var browser = Caller.browser(port).logIn(OWNER, PASSWORD);
        var program = Caller.program(port, OWNER, PASSWORD);
        assertThat(browser.get("/").status()).isEqualTo(200);
        assertThat(browser.get("/camunda/app/cockpit/default/").status()).isEqualTo(200);
        assertThat(program.get("/api/subscriptions").status()).isEqualTo(200);

        var switched = Caller.program(port, ADMIN, PASSWORD)
                .send("PUT", "/api/logins/" + OWNER + "/enabled", "application/json", "false".getBytes(UTF_8));

        assertThat(switched.status()).isEqualTo(200);
        assertThat(program.get("/api/subscriptions").status()).isEqualTo(401);
        assertThat(browser.get("/").status()).isEqualTo(302);
        assertThat(browser.get("/camunda/app/cockpit/default/").status()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition")
                        .status())
                .isIn(302, 401);
        assertThat(Caller.browser(port).tryLogIn(OWNER, PASSWORD).header("Location"))
                .endsWith("/login?error");
    }

    @Test
    void aLoginThatIsSwitchedOffIsOutOfTheWebAppsEvenIfItAsksNothingElse() {
        var browser = Caller.browser(port).logIn(OWNER, PASSWORD);
        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition?maxResults=1")
                        .status())
                .isEqualTo(200);

        logins.enable(OWNER, false);

        assertThat(browser.get("/camunda/api/engine/engine/default/process-definition?maxResults=1")
                        .status())
                .isIn(302, 401);
    }

    // ---- passwords

    @Test
    void passwordsAreKeptAsCostlyHashesAndNowhereElse(CapturedOutput output) {
        var created = Caller.program(port, ADMIN, PASSWORD)
                .post(
                        "/api/logins",
                        "{\"username\": \"nouvelle-%d\", \"displayName\": \"Nouvelle\", \"role\": \"ACCOUNT_MANAGER\"}"
                                .formatted(port));
        var first = created.json().get("password").asText();
        Caller.browser(port).logIn("nouvelle-" + port, first);
        Caller.browser(port).tryLogIn("nouvelle-" + port, first + "-mistyped");
        Caller.program(port, "nouvelle-" + port, first).get("/api/subscriptions");

        assertThat(created.header("Cache-Control")).contains("no-store");
        assertThat(first).hasSizeGreaterThanOrEqualTo(20);
        assertThat(jdbc.sql("select password_hash from login")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(hash -> assertThat(hash).matches("\\$2[aby]\\$04\\$.{53}"));
        assertThat(output.getAll()).doesNotContain(first).doesNotContain(PASSWORD);
        assertThat(jdbc.sql("select count(*) from act_id_user where pwd_ is null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(Caller.program(port, ADMIN, PASSWORD).get("/api/logins").body())
                .doesNotContain("$2", "hash", "password");
    }
}
