package fr.allset.tacite.identity.web;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Stage;
import fr.allset.tacite.testing.Town;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One's own sessions and password, and the way back in for whoever has forgotten it. */
@ServedTaciteTest
@ExtendWith(OutputCaptureExtension.class)
class AccountPagesTest {

    private static final String FRESH = "quatre mouettes valsent";
    private static final Pattern SESSION_END = Pattern.compile("/compte/sessions/[0-9a-f-]{36}/fin");
    private static final Pattern LINK = Pattern.compile("https://tacite\\.example/mot-de-passe#([0-9a-z]{26})");

    private static int people;

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private String anne;

    @BeforeEach
    void somebodyNew() {
        town.settle();
        anne = "anne-" + ++people;
        logins.create(anne, "Anne Le Goff", Role.SUPPORT, Optional.empty(), PASSWORD);
    }

    private Caller browserOfAnne() {
        return Caller.browser(port).logIn(anne, PASSWORD);
    }

    private static Answer form(Caller browser, String page, String path, String fields) {
        return browser.form(path, fields + "&_csrf=" + Caller.encoded(browser.pageToken(page)));
    }

    private static Answer changed(Caller browser, String former, String fresh) {
        form(
                browser,
                "/compte",
                "/compte/mot-de-passe",
                "ancien=" + Caller.encoded(former) + "&nouveau=" + Caller.encoded(fresh) + "&encore="
                        + Caller.encoded(fresh));
        return browser.get("/compte");
    }

    // ---- sessions

    @Test
    void onesOwnSessionsAreListedAndEnded() {
        var atWork = browserOfAnne().with("User-Agent", "Navigateur du bureau");
        var lost = Caller.browser(port)
                .with("User-Agent", "Telephone <b>perdu</b>")
                .logIn(anne, PASSWORD);
        Caller.browser(port).logIn(OWNER, PASSWORD);
        assertThat(lost.get("/").status()).isEqualTo(200);

        var page = atWork.get("/compte").body();

        assertThat(page).contains("cette session", "Telephone &lt;b&gt;perdu&lt;/b&gt;", "127.0.0.1");
        assertThat(page).doesNotContain(lost.cookie("JSESSIONID"), atWork.cookie("JSESSIONID"));
        var ends =
                SESSION_END.matcher(page).results().map(found -> found.group()).toList();
        assertThat(ends).hasSize(1);
        form(atWork, "/compte", ends.get(0), "x=y");
        assertThat(lost.get("/").status()).isEqualTo(302);
        assertThat(atWork.get("/compte").body()).doesNotContain("Telephone");
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        var mine = browserOfAnne();
        browserOfAnne();
        var end = SESSION_END.matcher(mine.get("/compte").body());
        assertThat(end.find()).isTrue();

        var other = Caller.browser(port).logIn(OWNER, PASSWORD);
        form(other, "/compte", end.group(), "x=y");

        assertThat(mine.get("/compte").body()).contains(end.group());
    }

    @Test
    void allOtherSessionsEndAtOnce() {
        var mine = browserOfAnne();
        var others = java.util.List.of(browserOfAnne(), browserOfAnne());

        form(mine, "/compte", "/compte/sessions/fin", "x=y");

        assertThat(others)
                .allSatisfy(other -> assertThat(other.get("/").status()).isEqualTo(302));
        assertThat(mine.get("/").status()).isEqualTo(200);
    }

    @Test
    void anotherRoleIsFollowedAtTheNextClick(CapturedOutput output) {
        var browser = Caller.browser(port).logIn(anne, PASSWORD);
        assertThat(browser.get("/bureau/defaillances").status()).isEqualTo(200);

        var answer = Caller.program(port, ADMIN, PASSWORD)
                .send(
                        "PUT",
                        "/api/logins/" + anne + "/role",
                        "application/json",
                        "{\"role\": \"ADMIN\"}".getBytes(UTF_8));

        assertThat(answer.json().get("role").asText()).isEqualTo("ADMIN");
        assertThat(browser.get("/bureau/defaillances").status()).isEqualTo(302);
        assertThat(Caller.browser(port)
                        .logIn(anne, PASSWORD)
                        .get("/bureau/defaillances")
                        .status())
                .isEqualTo(403);
        assertThat(output.getAll())
                .contains(
                        "Role changed: login " + anne + " from SUPPORT to ADMIN by " + ADMIN + " from 127.0.0.1",
                        "Session ended by force, the role has changed: login " + anne);
        logins.changeRole(anne, Role.SUPPORT);
    }

    // ---- one's own password

    @Test
    void whoKnowsTheFormerPasswordChoosesAnother(CapturedOutput output) {
        var mine = browserOfAnne();
        var other = browserOfAnne();

        var page = changed(mine, PASSWORD, FRESH);

        assertThat(page.body()).contains("Votre mot de passe est changé");
        assertThat(other.get("/").status()).isEqualTo(302);
        assertThat(Caller.program(port, anne, PASSWORD).get("/api/failures").status())
                .isEqualTo(401);
        assertThat(Caller.program(port, anne, FRESH).get("/api/failures").status())
                .isEqualTo(200);
        assertThat(output.getAll())
                .contains("Password changed: login " + anne + " by " + anne + " from 127.0.0.1")
                .doesNotContain(FRESH, PASSWORD);
    }

    @Test
    void aPasswordThatIsShortOrFrequentOrTheSameIsRefused() {
        var mine = browserOfAnne();

        assertThat(changed(mine, PASSWORD, "court").body()).contains("de 12 à 128 caractères");
        assertThat(changed(mine, PASSWORD, "MotDePasse2026!").body()).contains("trop facile à deviner");
        assertThat(changed(mine, PASSWORD, "Anne-Le-Goff-26").body()).contains("trop facile à deviner");
        assertThat(changed(mine, PASSWORD, PASSWORD).body()).contains("le même");
        assertThat(changed(mine, "faux", FRESH).body()).contains("Le mot de passe actuel est inexact");
        assertThat(Caller.program(port, anne, PASSWORD).get("/api/failures").status())
                .isEqualTo(200);
    }

    @Test
    void anOpenSessionIsNoPlaceToGuessFrom() {
        var mine = browserOfAnne();
        for (int i = 0; i < 10; i++) {
            changed(mine, "guess-" + i, FRESH);
        }

        assertThat(changed(mine, PASSWORD, FRESH).body()).contains("Trop d&#39;essais");
        assertThat(mine.get("/").status()).as("still in").isEqualTo(200);
    }

    // ---- the link

    private String codeFor(String username) {
        var answer = Caller.program(port, ADMIN, PASSWORD).post("/api/logins/" + username + "/password-link", "");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var link = LINK.matcher(answer.json().get("link").asText());
        assertThat(link.matches()).isTrue();
        return link.group(1);
    }

    private Answer chosen(Caller browser, String code, String fresh) {
        return form(
                browser,
                "/mot-de-passe",
                "/mot-de-passe",
                "code=" + Caller.encoded(code) + "&nouveau=" + Caller.encoded(fresh) + "&encore="
                        + Caller.encoded(fresh));
    }

    @Test
    void anAdministratorHandsOverALinkThatWorksOnce(CapturedOutput output) {
        var open = browserOfAnne();
        var replaced = codeFor(anne);
        var code = codeFor(anne);
        var stranger = Caller.browser(port);

        assertThat(chosen(stranger, replaced, FRESH).body()).contains("Ce code");
        assertThat(chosen(stranger, code, "court").body()).contains("de 12 à 128 caractères");
        assertThat(chosen(stranger, code.toUpperCase(java.util.Locale.ROOT), FRESH)
                        .header("Location"))
                .isEqualTo("/login?mot-de-passe");
        assertThat(chosen(stranger, code, "une autre phrase, plus tard").body()).contains("Ce code");

        assertThat(open.get("/").status()).isEqualTo(302);
        assertThat(Caller.program(port, anne, FRESH).get("/api/failures").status())
                .isEqualTo(200);
        assertThat(output.getAll())
                .contains("Password link made: login " + anne + " by " + ADMIN)
                .contains("Password chosen by link: login " + anne)
                .doesNotContain(code, FRESH);
        assertThat(jdbc.sql("select count(*) from password_reset")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyTheHashOfACodeIsKept() {
        var code = codeFor(anne);

        assertThat(jdbc.sql("select code_hash from password_reset")
                        .query(String.class)
                        .single())
                .hasSize(64)
                .doesNotContain(code);
    }

    @Test
    void aLinkIsGoodForAnHour() {
        var code = codeFor(anne);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(60)));

        assertThat(chosen(Caller.browser(port), code, FRESH).body()).contains("Ce code");
    }

    @Test
    void ofTenWhoComeWithOneLinkAtOnceOneChooses() throws Exception {
        var code = codeFor(anne);

        var outcomes = Race.between(Collections.<Callable<?>>nCopies(
                        10, () -> chosen(Caller.browser(port), code, FRESH).status())
                .toArray(Callable<?>[]::new));

        assertThat(outcomes)
                .filteredOn(outcome -> Integer.valueOf(302).equals(outcome.result()))
                .hasSize(1);
    }

    @Test
    void whoIsSwitchedOffStaysOutWithALink() {
        var code = codeFor(anne);
        logins.enable(anne, false);

        assertThat(chosen(Caller.browser(port), code, FRESH).body()).contains("Ce code");
    }

    @Test
    void whoHasForgottenItGetsALinkByMailAndNobodyLearnsWhetherThereIsSuchALogin(CapturedOutput output) {
        logins.changeEmailAddress(anne, Optional.of("anne@allset.example"));
        var browser = Caller.browser(port);

        var known = asked(browser, anne);
        Awaitility.await().until(() -> !Stage.MAIL_SERVER.texts().isEmpty());
        var unknown = asked(Caller.browser(port), "personne");
        var without = asked(Caller.browser(port), MANAGER);

        assertThat(known).contains("un lien vient d");
        assertThat(unknown).isEqualTo(known);
        assertThat(without).isEqualTo(known);
        assertThat(Stage.MAIL_SERVER.texts()).hasSize(1);
        var link =
                LINK.matcher(Stage.MAIL_SERVER.texts().get(0).replace("=\n", "").replace("=\r\n", ""));
        assertThat(link.find()).isTrue();
        assertThat(chosen(browser, link.group(1), FRESH).header("Location")).isEqualTo("/login?mot-de-passe");
        assertThat(output.getAll()).doesNotContain(link.group(1));
        assertThat(jdbc.sql("select count(*) from notice").query(Integer.class).single())
                .as("the desk does not read it")
                .isZero();
    }

    private static String asked(Caller browser, String username) {
        form(browser, "/mot-de-passe/oubli", "/mot-de-passe/oubli", "identifiant=" + username);
        return browser.get("/mot-de-passe/oubli").body();
    }

    @Test
    void aClientHasAnAccountToo() {
        assertThat(Caller.browser(port).logIn(CLIENT_A, PASSWORD).get("/compte").body())
                .contains("Changer de mot de passe")
                .doesNotContain("Abonnements</a>");
    }
}
