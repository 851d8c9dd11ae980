package fr.allset.tacite.identity;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** From a right password to a session that may do something, as browsers and programs see it. */
@ServedTaciteTest
@ExtendWith(OutputCaptureExtension.class)
class LogInStepsTest {

    private static final String OWN = "quatre mouettes valsent";
    private static final Pattern SECRET = Pattern.compile("Clé : <code>([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>([0-9a-z]{4}(?:-[0-9a-z]{4}){5})</code>");

    /** What whoever may do something may open, and what nobody opens before the end of the log-in. */
    private static final List<String> DOORS = List.of(
            "/",
            "/compte",
            "/compte/second-facteur",
            "/bureau/defaillances",
            "/camunda/app/tasklist/default/",
            "/camunda/app/welcome/default/");

    private static int people;

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    SecondFactors secondFactors;

    @Autowired
    MockMvc network;

    private String anne;

    @BeforeEach
    void somebodyNew() {
        town.settle();
        anne = "anne.steps-" + ++people;
    }

    private void isThere() {
        logins.create(anne, "Anne", Role.SUPPORT, Optional.empty(), PASSWORD);
    }

    private static Answer form(Caller browser, String page, String path, String fields) {
        return browser.form(path, fields + "&_csrf=" + Caller.encoded(browser.pageToken(page)));
    }

    /** Sets it up with the code of now; that of the next period is still to be used. */
    private Authenticator withASecondFactor(String username) {
        secondFactors.begin(username);
        var telephone = Authenticator.of(secondFactors, username);
        secondFactors.confirm(username, telephone.code(Instant.now()), "127.0.0.1", "none");
        return telephone;
    }

    private static Instant nextPeriod() {
        return Instant.now().plus(TimeCode.PERIOD);
    }

    private static Answer give(Caller browser, String code) {
        return form(browser, "/identification/code", "/identification/code", "code=" + code);
    }

    /** Every door leads to the page of the step. */
    private static void isHeldAt(Caller browser, String page) {
        assertThat(DOORS).allSatisfy(door -> {
            var answer = browser.get(door);
            assertThat(answer.status()).as(door).isEqualTo(302);
            assertThat(answer.header("Location")).as(door).isEqualTo(page);
        });
        assertThat(browser.get("/camunda/api/engine/engine/default/task?maxResults=1")
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(403);
        assertThat(browser.get("/identification").header("Location")).isEqualTo(page);
    }

    private static void isIn(Caller browser) {
        assertThat(DOORS)
                .allSatisfy(
                        door -> assertThat(browser.get(door).status()).as(door).isEqualTo(200));
        assertThat(browser.get("/camunda/api/engine/engine/default/task?maxResults=1")
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/identification").header("Location")).isEqualTo("/");
    }

    // ---- a first password

    private String invited(String role) {
        var created = Caller.program(port, ADMIN, PASSWORD)
                .post(
                        "/api/logins",
                        "{\"username\": \"%s\", \"displayName\": \"Anne\", \"role\": \"%s\"}".formatted(anne, role));
        assertThat(created.status()).isEqualTo(201);
        return created.json().get("password").asText();
    }

    private static Answer choose(Caller browser, String own, String again) {
        return form(
                browser,
                "/identification/mot-de-passe",
                "/identification/mot-de-passe",
                "nouveau=" + Caller.encoded(own) + "&encore=" + Caller.encoded(again));
    }

    @Test
    void aFirstPasswordIsChangedBeforeAnythingElse(CapturedOutput output) {
        var first = invited("SUPPORT");
        var browser = Caller.browser(port).logIn(anne, first);
        var other = Caller.browser(port).logIn(anne, first);

        isHeldAt(browser, "/identification/mot-de-passe");
        assertThat(choose(browser, "court", "court").body()).contains("de 12 à 128 caractères");
        assertThat(choose(browser, OWN, OWN + "!").body()).contains("diffèrent");
        assertThat(choose(browser, first, first).body()).contains("le même que l");
        isHeldAt(browser, "/identification/mot-de-passe");

        var chosen = choose(browser, OWN, OWN);

        assertThat(chosen.status()).isEqualTo(302);
        assertThat(chosen.header("Location")).isEqualTo("/");
        isIn(browser);
        assertThat(other.get("/").header("Location"))
                .as("the first password is over")
                .isEqualTo("/login");
        assertThat(Caller.browser(port).tryLogIn(anne, first).header("Location"))
                .endsWith("?error");
        isIn(Caller.browser(port).logIn(anne, OWN));
        assertThat(form(browser, "/compte", "/identification/mot-de-passe", "nouveau=x&encore=x")
                        .header("Location"))
                .as("there is nothing left to do")
                .isEqualTo("/identification");
        assertThat(output.getAll())
                .contains("Password right, more is asked: login " + anne, "Password changed: login " + anne)
                .doesNotContain(first, OWN);
    }

    @Test
    void theLastStepLeadsToWhatWasWanted() throws Exception {
        var first = invited("SUPPORT");
        var session = (MockHttpSession)
                network.perform(get("/bureau/defaillances?etat=toutes").accept(MediaType.TEXT_HTML))
                        .andExpect(redirectedUrl("/login"))
                        .andReturn()
                        .getRequest()
                        .getSession();
        network.perform(post("/login")
                        .param("username", anne)
                        .param("password", first)
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/identification/mot-de-passe"));

        network.perform(post("/identification/mot-de-passe")
                        .param("nouveau", OWN)
                        .param("encore", OWN)
                        .session(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/bureau/defaillances?etat=toutes"));

        assertThat(session.getMaxInactiveInterval())
                .isEqualTo(Duration.ofHours(8).toSeconds());
    }

    @Test
    void aProgramDoesNothingWithAFirstPassword() {
        var first = invited("SUPPORT");

        for (var path : List.of("/api/failures", "/api/openapi", "/api/subscriptions", "/actuator/health")) {
            assertThat(Caller.program(port, anne, first).get(path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        var answer =
                Caller.program(port, anne, first).with("Accept-Language", "fr").get("/api/failures");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/log-in-unfinished");
        assertThat(answer.json().get("detail").asText()).contains("L'identification n'est pas terminée");

        Caller.browser(port).logInAndChoose(anne, first, OWN);
        assertThat(Caller.program(port, anne, OWN).get("/api/failures").status())
                .isEqualTo(200);
    }

    @Test
    void aPasswordThatItsPersonHasChosenByLinkIsItsOwn() {
        invited("SUPPORT");
        var code = Caller.program(port, ADMIN, PASSWORD)
                .post("/api/logins/" + anne + "/password-link", "")
                .json()
                .get("link")
                .asText()
                .replaceAll(".*#", "");
        form(
                Caller.browser(port),
                "/mot-de-passe",
                "/mot-de-passe",
                "code=" + code + "&nouveau=" + Caller.encoded(OWN) + "&encore=" + Caller.encoded(OWN));

        isIn(Caller.browser(port).logIn(anne, OWN));
    }

    // ---- the second factor

    @Test
    void theCodeComesAfterThePassword(CapturedOutput output) {
        isThere();
        var telephone = withASecondFactor(anne);
        var browser = Caller.browser(port).logIn(anne, PASSWORD);
        var before = browser.cookie("JSESSIONID");
        isHeldAt(browser, "/identification/code");
        assertThat(form(
                                browser,
                                "/identification/code",
                                "/identification/mot-de-passe",
                                "nouveau=" + Caller.encoded(OWN) + "&encore=" + Caller.encoded(OWN))
                        .header("Location"))
                .as("another step")
                .isEqualTo("/identification");
        isHeldAt(browser, "/identification/code");

        var wrong = give(browser, telephone.wrongCode(Instant.now()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Ce code n&#39;est pas valable");
        isHeldAt(browser, "/identification/code");
        var code = telephone.code(nextPeriod());
        assertThat(give(browser, code).status()).isEqualTo(302);

        isIn(browser);
        assertThat(browser.cookie("JSESSIONID"))
                .as("the session has another name")
                .isNotEqualTo(before);
        var thief = Caller.browser(port).logIn(anne, PASSWORD);
        assertThat(give(thief, code).status()).as("it was used").isEqualTo(422);
        isHeldAt(thief, "/identification/code");
        assertThat(output.getAll())
                .contains(
                        "Second factor set up: login " + anne,
                        "Password right, more is asked: login " + anne + " from 127.0.0.1",
                        "Second factor failed: login " + anne + " from 127.0.0.1",
                        "Session begun: login " + anne + " from 127.0.0.1")
                .doesNotContain(code, PASSWORD);
    }

    @Test
    void guessingCodesEndsAfterTen(CapturedOutput output) {
        isThere();
        var telephone = withASecondFactor(anne);
        var browser = Caller.browser(port).logIn(anne, PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(give(browser, telephone.wrongCode(Instant.now())).body()).contains("pas valable");
        }

        assertThat(give(browser, telephone.code(nextPeriod())).body()).contains("Trop d&#39;essais");
        assertThat(give(Caller.browser(port).logIn(anne, PASSWORD), telephone.code(nextPeriod()))
                        .body())
                .contains("Trop d&#39;essais");
        assertThat(output.getAll().lines().filter(line -> line.contains("Second factor throttled: login " + anne)))
                .hasSize(1);
    }

    @Test
    void aProgramDoesNotComeInWithThePasswordAlone() {
        isThere();
        assertThat(Caller.program(port, anne, PASSWORD).get("/api/failures").status())
                .isEqualTo(200);
        withASecondFactor(anne);

        assertThat(Caller.program(port, anne, PASSWORD)
                        .get("/api/failures")
                        .json()
                        .get("type")
                        .asText())
                .isEqualTo("/problems/log-in-unfinished");
    }

    @Test
    void isSetUpOnOnesOwnAccount(CapturedOutput output) {
        isThere();
        var elsewhere = Caller.browser(port).logIn(anne, PASSWORD);
        var browser = Caller.browser(port).logIn(anne, PASSWORD);
        assertThat(browser.get("/compte").body()).contains("Le mettre en place");

        form(browser, "/compte/second-facteur", "/compte/second-facteur", "x=y");
        var page = browser.get("/compte/second-facteur");
        var secret = SECRET.matcher(page.body());
        assertThat(secret.find()).isTrue();
        assertThat(page.body()).contains("<svg class=\"qr\"").doesNotContain("style=", "<img");
        assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe");
        var telephone = Authenticator.of(secret.group(1));
        var path = "/compte/second-facteur/confirmation";
        assertThat(form(browser, "/compte", path, "code=" + telephone.wrongCode(Instant.now()))
                        .body())
                .contains("pas valable", secret.group(1));
        var shown = form(browser, "/compte", path, "code=" + telephone.code(Instant.now()));

        var codes = RECOVERY_CODE
                .matcher(shown.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(codes).hasSize(10);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(browser.get("/compte/second-facteur").body())
                .contains("Codes de secours restants : 10")
                .doesNotContain(codes.get(0), secret.group(1), "<svg");
        assertThat(elsewhere.get("/").header("Location"))
                .as("all other sessions end")
                .isEqualTo("/login");
        var later = Caller.browser(port).logIn(anne, PASSWORD);
        assertThat(give(later, codes.get(0)).header("Location")).isEqualTo("/");
        isIn(later);
        assertThat(form(later, "/compte", "/compte/second-facteur/fin", "code=" + codes.get(0))
                        .body())
                .contains("pas valable");
        assertThat(form(later, "/compte", "/compte/second-facteur/fin", "code=" + codes.get(1))
                        .status())
                .isEqualTo(302);
        isIn(Caller.browser(port).logIn(anne, PASSWORD));
        assertThat(output.getAll())
                .contains(
                        "Recovery code used: login " + anne + " by " + anne,
                        "Second factor removed: login " + anne + " by " + anne)
                .doesNotContain(codes.get(0), secret.group(1), secret.group(1).replace(" ", ""));
    }

    // ---- the organisation asks for it

    @Test
    void theOrganisationAsksItOfItsStaff(CapturedOutput output) {
        isThere();
        var admin = Caller.browser(port).logIn(ADMIN, PASSWORD);
        form(admin, "/bureau/acces", "/bureau/acces/second-facteur", "requis=true");
        assertThat(admin.get("/bureau/acces").body()).contains("Mettez d&#39;abord le vôtre en place");
        var administrators = withASecondFactor(ADMIN);
        var withIt = Caller.browser(port).logIn(ADMIN, PASSWORD);
        give(withIt, administrators.code(nextPeriod()));
        form(withIt, "/bureau/acces", "/bureau/acces/second-facteur", "requis=true");
        assertThat(withIt.get("/bureau/acces").body()).contains("Demandé à tout le personnel");

        var browser = Caller.browser(port).logIn(anne, PASSWORD);
        isHeldAt(browser, "/identification/second-facteur");
        assertThat(Caller.program(port, anne, PASSWORD).get("/api/failures").status())
                .isEqualTo(403);
        form(browser, "/identification/second-facteur", "/identification/second-facteur", "x=y");
        var secret =
                SECRET.matcher(browser.get("/identification/second-facteur").body());
        assertThat(secret.find()).isTrue();
        var path = "/identification/second-facteur/confirmation";
        var telephone = Authenticator.of(secret.group(1));
        assertThat(form(browser, "/identification/second-facteur", path, "code=" + telephone.wrongCode(Instant.now()))
                        .body())
                .contains("pas valable", "<svg");
        var shown = form(browser, "/identification/second-facteur", path, "code=" + telephone.code(Instant.now()));

        assertThat(RECOVERY_CODE.matcher(shown.body()).results()).hasSize(10);
        assertThat(shown.body()).contains("Continuer");
        isIn(browser);
        assertThat(Caller.browser(port).logIn(CLIENT_A, PASSWORD).get("/compte").status())
                .as("clients are no staff")
                .isEqualTo(200);
        assertThat(output.getAll()).contains("Second factor required of the staff by");
    }

    @Test
    void anAdministratorWithdrawsItFromWhoHasLostTheTelephone(CapturedOutput output) {
        isThere();
        withASecondFactor(anne);
        var admin = Caller.browser(port).logIn(ADMIN, PASSWORD);
        assertThat(admin.get("/bureau/acces/" + anne).body()).contains("en place depuis le", "téléphone perdu");
        assertThat(admin.get("/bureau/acces/" + SUPPORT).body()).doesNotContain("téléphone perdu");

        form(admin, "/bureau/acces", "/bureau/acces/" + anne + "/second-facteur", "x=y");

        assertThat(admin.get("/bureau/acces/" + anne).body()).contains("Le second facteur est retiré");
        isIn(Caller.browser(port).logIn(anne, PASSWORD));
        assertThat(output.getAll()).contains("Second factor withdrawn: login " + anne + " by " + ADMIN);
    }
}
