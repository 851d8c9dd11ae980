package fr.allset.tacite.identity;

import static fr.allset.tacite.testing.Stage.PROVIDER;
import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.StaffIdentityProvider;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import fr.allset.tacite.testing.Traveller;
import fr.allset.tacite.testing.Traveller.Place;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/** The staff logs in at a provider: a real one, beside Tacite, which knows Anne by her own name and password. */
@TaciteTest
@ExtendWith(OutputCaptureExtension.class)
class ProviderLogInTest {

    private static final String SUBJECT = "anne.le-goff";
    private static final String BEGINNING = "/oauth2/authorization/staff";

    private static int people;

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    ProviderIdentities identities;

    private String anne;
    private Traveller browser;

    @BeforeAll
    static void theProvider() {
        PROVIDER.start(SUBJECT, "un.inconnu");
    }

    @AfterAll
    static void nobodyElseNeedsIt() {
        PROVIDER.stop();
    }

    @BeforeEach
    void somebodyNew() {
        town.settle();
        PROVIDER.tellTheTruth();
        anne = "anne.provider-" + ++people;
        logins.create(anne, "Anne Le Goff", Role.SUPPORT, Optional.empty(), PASSWORD);
        identities.link(anne, SUBJECT, ADMIN);
        browser = new Traveller(port);
    }

    private Place logIn(String wanted, String subject) {
        var page = browser.go(wanted);
        assertThat(page.address().toString()).startsWith(PROVIDER.issuer() + "/login");
        return browser.submit(page, "/login", "username=" + subject + "&password=" + StaffIdentityProvider.PASSWORD);
    }

    /** The address with which the provider sends the browser back, before it has gone there. */
    private String wayBack() {
        var page = browser.go(BEGINNING);
        var answer =
                browser.post(page, "/login", "username=" + SUBJECT + "&password=" + StaffIdentityProvider.PASSWORD);
        var authorized = browser.step(answer.uri()
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString());
        var back = authorized.headers().firstValue("Location").orElseThrow();
        assertThat(back).startsWith("https://tacite.example/login/oauth2/code/staff?code=");
        return back;
    }

    private void isOut() {
        assertThat(browser.go("/compte").path()).isEqualTo("/login");
    }

    // ---- in

    @Test
    void whoeverIsLinkedComesInWithTheRoleOnRecord(CapturedOutput output) {
        assertThat(browser.go("/login").body()).contains("S&#39;identifier avec Maison", BEGINNING);

        var home = logIn(BEGINNING, SUBJECT);

        assertThat(home.path()).startsWith("/");
        assertThat(home.body()).contains("Bonjour Anne Le Goff");
        assertThat(browser.go("/bureau/defaillances").status()).isEqualTo(200);
        assertThat(browser.go("/bureau/acces").status()).isEqualTo(403);
        assertThat(browser.go("/compte").body()).contains(anne, "cette session");
        assertThat(output.getAll()).contains("Session begun: login " + anne + " from 127.0.0.1");
    }

    @Test
    void theWebAppsSeeTheSameUserAndGroup() {
        logIn(BEGINNING, SUBJECT);

        assertThat(browser.go("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        assertThat(browser.go("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"" + anne + "\"", "tasklist")
                .doesNotContain("cockpit");
        assertThat(browser.go("/camunda/api/engine/engine/default/task?maxResults=1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theLogInLeadsToWhatWasWanted() {
        assertThat(browser.go("/bureau/defaillances?etat=toutes").path()).isEqualTo("/login");

        assertThat(logIn(BEGINNING, SUBJECT).path()).isEqualTo("/bureau/defaillances?etat=toutes");
    }

    @Test
    void thePasswordOfTaciteOpensAsBeforeAndAsksForItsOwnSteps() {
        assertThat(Caller.browser(port).logIn(anne, PASSWORD).get("/").status()).isEqualTo(200);
        assertThat(Caller.program(port, anne, StaffIdentityProvider.PASSWORD)
                        .get("/api/failures")
                        .status())
                .isEqualTo(401);
    }

    // ---- out

    @Test
    void whoLeavesIsOutAtTheProviderToo() {
        var home = logIn(BEGINNING, SUBJECT);

        var left = browser.submit(home, "/logout", "x=y");

        assertThat(left.path()).isEqualTo("/login?logout");
        isOut();
        assertThat(browser.go(BEGINNING).address().toString())
                .as("the provider asks for the password again")
                .startsWith(PROVIDER.issuer() + "/login");
    }

    @Test
    void thePagesLetTheirFormsLeadToTheProviderAndNobodyElse() {
        assertThat(Caller.browser(port).get("/login").header("Content-Security-Policy"))
                .contains("form-action 'self' " + PROVIDER.issuer() + ";")
                .contains("default-src 'self'");
    }

    @Test
    void whatChangesTheLoginEndsTheSession() {
        logIn(BEGINNING, SUBJECT);
        logins.enable(anne, false);
        isOut();
        assertThat(browser.go(BEGINNING).path()).isEqualTo("/login?fournisseur=ferme");
        assertThat(browser.go("/login?fournisseur=ferme").body()).contains("Votre accès est fermé");

        logins.enable(anne, true);
        browser.go(BEGINNING);
        assertThat(browser.go("/compte").path()).isEqualTo("/compte");
        logins.changeRole(anne, Role.PROCESS_OWNER);
        isOut();
        browser.go(BEGINNING);
        assertThat(browser.go("/compte").body()).contains("Pilote de processus");

        identities.unlink(anne);
        isOut();
        assertThat(browser.go(BEGINNING).path()).isEqualTo("/login?fournisseur=inconnu");
    }

    // ---- nobody

    @Test
    void whomNobodyHasLinkedIsToldWhatToDoAndIsNobody(CapturedOutput output) {
        var page = logIn(BEGINNING, "un.inconnu");

        assertThat(page.path()).isEqualTo("/login?fournisseur=inconnu");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("aucun accès de Tacite ne vous est lié", "<code>un.inconnu</code>");
        isOut();
        assertThat(browser.go("/login?fournisseur=inconnu").body())
                .as("it is told once")
                .doesNotContain("un.inconnu");
        assertThat(output.getAll())
                .contains("Log-in at the provider failed: unknown_subject un.inconnu from 127.0.0.1");
    }

    /** A mail address is handed on, and some providers let people write their own. */
    @Test
    void aMailAddressMakesNobodySomebody() {
        logins.changeEmailAddress(anne, Optional.of("anne@allset.example"));
        PROVIDER.lie(claims -> claims.claim("email", "anne@allset.example")
                .claim("email_verified", true)
                .claim("preferred_username", anne));

        assertThat(logIn(BEGINNING, "un.inconnu").path()).isEqualTo("/login?fournisseur=inconnu");
    }

    @Test
    void theProviderGivesNoRole() {
        PROVIDER.lie(claims -> claims.claim("roles", List.of("ADMIN", "ROLE_ADMIN"))
                .claim("groups", List.of("camunda-admin"))
                .claim("scope", "ADMIN"));

        logIn(BEGINNING, SUBJECT);

        assertThat(browser.go("/bureau/acces").status()).isEqualTo(403);
        assertThat(browser.go("/camunda/api/admin/auth/user/default").body()).doesNotContain("\"admin\"");
    }

    // ---- what is no good

    static List<Named<Consumer<JwtClaimsSet.Builder>>> lies() {
        return List.of(
                Named.of("another nonce", claims -> claims.claim("nonce", "another")),
                Named.of("another issuer", claims -> claims.issuer("https://evil.example")),
                Named.of("another audience", claims -> claims.audience(List.of("another-client"))),
                Named.of(
                        "for another party too",
                        claims -> claims.audience(List.of(StaffIdentityProvider.CLIENT, "another-client"))
                                .claim("azp", "another-client")),
                Named.of(
                        "expired",
                        claims -> claims.issuedAt(Instant.now().minus(Duration.ofHours(2)))
                                .expiresAt(Instant.now().minus(Duration.ofHours(1)))),
                Named.of(
                        "of tomorrow",
                        claims -> claims.issuedAt(Instant.now().plus(Duration.ofHours(1)))
                                .expiresAt(Instant.now().plus(Duration.ofHours(2)))));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aTokenThatIsNotForUsNowIsRefused(Consumer<JwtClaimsSet.Builder> lie) {
        PROVIDER.lie(lie);

        var page = logIn(BEGINNING, SUBJECT);

        assertThat(page.path()).isEqualTo("/login?fournisseur=invalide");
        assertThat(page.body()).contains("La réponse du fournisseur d'identité n'est pas valable");
        isOut();
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=x", "code=x&state=guessed", "state=guessed", "error=x&state=guessed", ""})
    void anAnswerThatNobodyAskedForIsRefused(String query) {
        assertThat(browser.go("/login/oauth2/code/staff?" + query).path()).isEqualTo("/login?fournisseur=invalide");
        isOut();
    }

    @Test
    void anAnswerWithAnotherStateIsRefused() {
        var back = wayBack();

        var page = browser.go(back.replaceAll("state=[^&]+", "state=another"));

        assertThat(page.path()).isEqualTo("/login?fournisseur=invalide");
        isOut();
    }

    @Test
    void anAnswerIsGoodOnceAndForItsBrowserAlone() {
        var back = wayBack();
        var thief = new Traveller(port);

        assertThat(thief.go(back).path()).isEqualTo("/login?fournisseur=invalide");
        assertThat(browser.go(back).body()).contains("Bonjour Anne Le Goff");
        assertThat(browser.go(back).path()).isEqualTo("/login?fournisseur=invalide");
    }

    @Test
    void whoGivesUpAtTheProviderIsToldSo() {
        var state = wayBack().replaceAll(".*state=([^&]+).*", "$1");

        var page = browser.go("/login/oauth2/code/staff?error=access_denied&state=" + state);

        assertThat(page.path()).isEqualTo("/login?fournisseur=refus");
        assertThat(page.body()).contains("ne vous a pas laissé entrer");
    }

    @ParameterizedTest
    @CsvSource({"/oauth2/authorization/other", "/oauth2/authorization/", "/login/oauth2/code/other?code=x&state=y"})
    void anotherProviderIsNone(String path) {
        assertThat(browser.go(path).path()).startsWith("/login");
        isOut();
    }

    @Test
    void aProviderThatIsDownIsAPageAndNoFailure(CapturedOutput output) {
        var back = wayBack();
        PROVIDER.stop();

        var page = browser.go(back);
        assertThat(page.path()).isEqualTo("/login?fournisseur=indisponible");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("ne répond pas", "Mot de passe");
        assertThat(browser.go(BEGINNING).path()).as("it is asked again").isEqualTo("/login?fournisseur=indisponible");
        assertThat(Caller.browser(port).logIn(anne, PASSWORD).get("/").status())
                .as("passwords open as before")
                .isEqualTo(200);
        assertThat(output.getAll()).contains("Log-in at the provider failed: provider_unavailable");

        theProvider();
        assertThat(logIn(BEGINNING, SUBJECT).body()).contains("Bonjour Anne Le Goff");
    }

    // ---- who is who

    @Test
    void anAdministratorSaysWhoIsWho(CapturedOutput output) {
        identities.unlink(anne);
        var admin = Caller.browser(port).logIn(ADMIN, PASSWORD);
        var page = "/bureau/acces/" + anne;

        sent(admin, page, SUBJECT);

        assertThat(admin.get(page).body()).contains("L&#39;accès est lié", "value=\"" + SUBJECT + "\"");
        assertThat(logIn(BEGINNING, SUBJECT).body()).contains("Bonjour Anne Le Goff");
        sent(admin, page, "");
        assertThat(admin.get(page).body()).contains("n&#39;est plus lié");
        isOut();
        assertThat(output.getAll())
                .contains(
                        "Login linked to somebody at the provider: login " + anne + " by " + ADMIN,
                        "Login linked to nobody any more at the provider: login " + anne + " by " + ADMIN);
    }

    private static void sent(Caller admin, String page, String subject) {
        admin.form(
                page + "/fournisseur",
                "sujet=" + Caller.encoded(subject) + "&_csrf=" + Caller.encoded(admin.pageToken(page)));
    }

    @Test
    void onePersonIsOneLogin() {
        var other = anne + "-b";
        logins.create(other, "Autre", Role.SUPPORT, Optional.empty(), PASSWORD);

        refused(() -> identities.link(other, SUBJECT, ADMIN), "subject-linked");
        refused(() -> identities.link(CLIENT_A, "x", ADMIN), "provider-of-staff");
        refused(() -> identities.link("nobody", "x", ADMIN), "unknown-login");
        for (var subject : List.of("", " ", "x\ny", "é", "x".repeat(256))) {
            refused(() -> identities.link(other, subject, ADMIN), "subject-unreadable");
        }
        assertThatCode(() -> identities.link(anne, "another.name", ADMIN)).doesNotThrowAnyException();
        assertThat(identities.usernameOf(SUBJECT)).isEmpty();
        assertThat(identities.subjectOf(anne)).hasValue("another.name");
    }

    private static void refused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    // ---- settings

    private static StaffLogInSettings settings(String issuer, String secret, String claim) {
        return new StaffLogInSettings(issuer, "tacite", secret, "Maison", claim, Duration.ofSeconds(1));
    }

    @Test
    void withoutAnIssuerThereIsNone() {
        var none = new StaffProvider(settings("", "", "sub"), new OutsideSettings(null, List.of()));

        assertThat(none.name()).isEmpty();
        assertThat(none.registrations().findByRegistrationId("staff")).isNull();
    }

    @Test
    void noMoreIsAskedForThanWhoItIs() {
        assertThat(settings("https://login.example/realm", "s", "sub").scopes()).containsExactly("openid");
        assertThat(settings("https://login.example/realm", "s", "oid").scopes()).containsExactly("openid", "profile");
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.example/realm, s, sub, https",
        "ftp://login.example, s, sub, https",
        "login.example, s, sub, https",
        "https://login.example?x=y, s, sub, https",
        "https://login.example/realm, '', sub, client-secret",
        "https://login.example/realm, s, email, subject-claim",
        "https://login.example/realm, s, preferred_username, subject-claim"
    })
    void settingsThatAreNotSafeStopTheStart(String issuer, String secret, String claim, String named) {
        assertThatThrownBy(() -> settings(issuer, secret, claim))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tacite.staff-log-in")
                .hasMessageContaining(named);
    }

    @Test
    void withoutAPublicAddressThereIsNoWayBack() {
        assertThatThrownBy(() -> new StaffProvider(
                        settings("https://login.example/realm", "s", "oid"), new OutsideSettings(null, List.of())))
                .hasMessageContaining("tacite.public-address");
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotBelieved() {
        var other = new StaffProvider(
                settings(PROVIDER.issuer() + "/", "s", "sub"),
                new OutsideSettings(URI.create("https://tacite.example"), List.of()));

        assertThatThrownBy(() -> other.registrations().findByRegistrationId("staff"))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }
}
