package fr.allset.tacite.desk;

import static fr.allset.tacite.change.AnAnnouncement.major;
import static fr.allset.tacite.changeletter.AChange.informing;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.change.AnAnnouncement;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Today is Monday 23 November 2026, 10:00. */
@TaciteTest
@WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
@DisplayName("The pages of Microsoft's changes")
class ChangePagesTest {

    private static final LocalDate MID_DECEMBER = LocalDate.of(2026, 12, 15);
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 12, 29);

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    AChange change;

    @Autowired
    ChangeHandling changeHandling;

    @BeforeEach
    void twoCustomers() {
        portfolios.hold(numbered("ABO-1"), numbered("ABO-9").onSite("LYON").ofCustomer("CLI-9"));
    }

    private ResultActions page(String address, Object... values) throws Exception {
        return browser.perform(get("/bureau/evolutions" + address, values)).andExpect(status().isOk());
    }

    @Test
    void sayThatThereIsNothingYetOrNothingThatMatches() throws Exception {
        page("").andExpect(content().string(containsString("Aucune évolution n'est encore suivie.")));
        page("?etat=closes").andExpect(content().string(containsString("Aucune évolution ne correspond.")));
        page("/classees").andExpect(content().string(containsString("Aucune annonce n'est classée.")));
        page("/calendrier").andExpect(content().string(containsString("Rien n'est prévu.")));
    }

    @Test
    void listThoseToAssessFirstAndFindThemByWhatIsKnownOfThem() throws Exception {
        var told = change.shown(major().toActBy(MID_DECEMBER));
        change.told(told, 1, informing("Authentification de base", MID_DECEMBER));
        var fresh = change.shown(major().numbered("MC100002").entitled("Retirement of <b>Lync</b>"));
        var without = change.shown(major().numbered("MC100003"));
        change.withoutNotice(without, 1, "Aucun client n'utilise cette fonction.");

        page("").andExpect(content()
                .string(stringContainsInOrder(
                        "3 évolutions",
                        fresh,
                        "MC100002",
                        "Retirement of &lt;b&gt;Lync&lt;/b&gt;",
                        "À évaluer",
                        told,
                        "MC100001",
                        "Authentification de base",
                        "réponses attendues",
                        "15/12/2026",
                        "date limite d&#39;action",
                        "2\u00a0clients",
                        "aucune réponse",
                        without,
                        "Sans information des clients")));
        page("?etat=a-evaluer")
                .andExpect(content()
                        .string(allOf(containsString(fresh), not(containsString(told)), not(containsString(without)))));
        page("?etat=en-cours")
                .andExpect(content()
                        .string(allOf(containsString(told), not(containsString(fresh)), not(containsString(without)))));
        page("?etat=sans-information")
                .andExpect(content().string(allOf(containsString(without), not(containsString(told)))));
        page("?etat=closes").andExpect(content().string(containsString("Aucune évolution ne correspond.")));
        for (var search :
                new String[] {told.toLowerCase(Locale.ROOT), "mc100001", "authentification de", "cli-9", "Client CLI"
                }) {
            browser.perform(get("/bureau/evolutions").param("recherche", search))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("1 évolution<"), containsString("/bureau/evolutions/" + told))));
        }
        page("?recherche=100%25").andExpect(content().string(containsString("ne correspond")));
    }

    @Test
    void tellAllThereIsAboutOne() throws Exception {
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));
        change.answered(number, 1, "CLI-9", "Nous mettons à jour <demain>");
        change.shown(major().toActBy(NEW_YEAR)
                .about("Exchange Online", "Microsoft Teams")
                .saying("<p>Otherwise</p>"));

        page("/{number}", number)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "À évaluer",
                                "Jour qui compte : 29/12/2026",
                                "MC100001",
                                "Majeure",
                                "oui",
                                "à prévoir",
                                "Révision 2",
                                "Par rapport à la révision 1",
                                "était le 15/12/2026, est désormais le 29/12/2026",
                                "étaient Exchange Online, sont désormais Exchange Online, Microsoft Teams",
                                "le texte a changé",
                                "Révision 1",
                                "clients informés",
                                "a répondu",
                                "Évaluations",
                                "Les clients sont informés et ont à agir",
                                "Exchange Online",
                                "approuvée",
                                "Authentification de base",
                                "À faire",
                                "Authentification de base (EN)",
                                "To do",
                                "2 informations",
                                "Client CLI-9",
                                "ABO-9",
                                "aussitôt",
                                "à envoyer",
                                "par courrier électronique",
                                "Nous mettons à jour &lt;demain&gt;",
                                "/bureau/evolutions/" + number + "/preuve/CLI-9",
                                "Texte de Microsoft",
                                "2 versions lues",
                                "Processus",
                                "Ce qui s'est passé",
                                "Révision 2 à évaluer")));
        page("/{number}?client=cli-9", number).andExpect(content().string(containsString("1 information<")));
        page("/{number}?etat=sans-reponse", number)
                .andExpect(
                        content().string(allOf(containsString("1 information<"), not(containsString("Client CLI-9")))));
        page("/{number}?etat=non-remis", number)
                .andExpect(content().string(containsString("Aucun client ne correspond.")));
        page("/{number}?locataire=allset&version=1", number)
                .andExpect(content().string(containsString("switched off")));
        browser.perform(get("/bureau/evolutions/{number}?locataire=allset&version=9", number))
                .andExpect(status().isNotFound());
        for (var key : new String[] {number, number + "/2"}) {
            browser.perform(get("/bureau/dossiers/" + key)).andExpect(redirectedUrl("/bureau/evolutions/" + number));
        }
    }

    @Test
    void tellTheLifeOfASubscriptionWhatItWasTold() throws Exception {
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));
        change.answered(number, 1, "CLI-9", "Bien reçu");

        browser.perform(get("/bureau/abonnements/ABO-9"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Ce qui s'est passé",
                                "accusé réception",
                                "Évolution " + number + " annoncée",
                                "Authentification de base",
                                "/bureau/evolutions/" + number)));
    }

    // ---- what strangers have written

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<div style=\"display:none\">x</div>",
                "<style>body{display:none}</style>",
                "<iframe src=//evil.example></iframe>",
                "<svg onload=alert(1)>",
                "<form action=//evil.example><input name=p></form>",
                "<a href=\"data:text/html,x\">x</a>",
                "<base href=//evil.example>",
                "<meta http-equiv=refresh content=0>",
                "<p onclick=alert(1) class=banner id=content>x</p>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"
            })
    void showNothingThatActsLoadsOrHides(String markup) throws Exception {
        var number = change.shown(major().saying("<p>Before</p>" + markup + "<p>After</p>"));

        var shown = page("/{number}", number).andReturn().getResponse();
        var html = shown.getContentAsString();
        var foreign = html.substring(
                html.indexOf("class=\"foreign\""),
                html.indexOf("versions lues") < 0 ? html.indexOf("version lue") : html.indexOf("versions lues"));

        assertThat(foreign)
                .contains("Before")
                .doesNotContainIgnoringCase(
                        "<script",
                        "<img",
                        "<iframe",
                        "<svg",
                        "<form",
                        "<input",
                        "<base",
                        "<meta",
                        "<style ",
                        "<style>",
                        " style=",
                        "javascript:",
                        "data:",
                        " class=banner",
                        "id=\"content\"",
                        "class=\"banner\"")
                .doesNotContainPattern("<[^>]* on[a-z]+=");
        assertThat(shown.getHeader("Content-Security-Policy")).contains("default-src 'self'");
    }

    @Test
    void leadOutOfTheHouseWithoutSayingWhereFrom() throws Exception {
        var number =
                change.shown(major().saying("<p><a href=\"https://learn.example/x\">Learn more</a> &amp; read</p>"));

        page("/{number}", number).andExpect(content().string(containsString("rel=\"noopener noreferrer nofollow\"")));
    }

    @Test
    void standFiveMegabytesAndSayThatTheTextIsCut() throws Exception {
        var number = change.shown(major().saying("<div>".repeat(20_000) + "<p>word </p>".repeat(420_000)));

        page("/{number}", number)
                .andExpect(content()
                        .string(allOf(
                                containsString("Ce texte est coupé"), containsString("premiers caractères sur"))));
    }

    @Test
    void showTextWithoutMarkupAsItIs() throws Exception {
        var announcement = major().saying("a <b>plain</b> text\nsecond line").text();
        var plain = new AnAnnouncement(new Announcement(
                announcement.id(),
                announcement.title(),
                announcement.category(),
                announcement.severity(),
                announcement.tags(),
                announcement.services(),
                announcement.major(),
                null,
                null,
                null,
                null,
                "text",
                announcement.body()));

        page("/{number}", change.shown(plain))
                .andExpect(content().string(containsString("a &lt;b&gt;plain&lt;/b&gt; text\nsecond line")));
    }

    // ---- what was filed

    @Test
    void letAnAccountManagerHaveWhatWasFiledAssessed() throws Exception {
        change.shown(major().calledMajor(false).entitled("A minor novelty"));

        page("/classees")
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "1 annonce<",
                                "MC100001",
                                "ALLSET SAS, version 1",
                                "A minor novelty",
                                "Exchange Online",
                                "À évaluer quand même")));
        page("/classees?recherche=nothing")
                .andExpect(content().string(containsString("Aucune annonce classée ne correspond.")));
        browser.perform(post("/bureau/evolutions/classees")
                        .with(csrf())
                        .param("locataire", AChange.RESELLER)
                        .param("message", "MC100001")
                        .param("version", "1"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("role=\"alert\"")));

        browser.perform(post("/bureau/evolutions/classees")
                        .with(csrf())
                        .param("locataire", AChange.RESELLER)
                        .param("message", "MC100001")
                        .param("version", "1")
                        .param("motif", "Un client l'attend"))
                .andExpect(status().is3xxRedirection());

        var number = changeHandling.ofMessage("MC100001").orElseThrow().number();
        assertThat(changeHandling.revision(number, 1).status()).isEqualTo(RevisionStatus.TO_ASSESS);
        page("/{number}", number).andExpect(content().string(containsString("Un client l&#39;attend")));
        page("/classees").andExpect(content().string(containsString("Aucune annonce n'est classée.")));
    }

    @Test
    void refuseToAssessWithoutAToken() throws Exception {
        browser.perform(post("/bureau/evolutions/classees").param("message", "MC100001"))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "' or 1=1", "\0", "MC999999"})
    void sayThatAMessageIsNotKnown(String message) throws Exception {
        browser.perform(post("/bureau/evolutions/classees")
                        .with(csrf())
                        .param("locataire", "x")
                        .param("message", message)
                        .param("version", "1")
                        .param("motif", "Utile"))
                .andExpect(status().isNotFound());
    }

    // ---- the calendar

    @Test
    void showWhatComesWhenAndForWhom() throws Exception {
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));
        var fresh = change.shown(major().numbered("MC100002").toActBy(LocalDate.of(2026, 12, 20)));

        page("/calendrier")
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Novembre 2026",
                                "Décembre 2026",
                                "Relance des clients sans réponse (J-7)",
                                "Mardi 15 décembre 2026",
                                "Dernier jour pour agir",
                                number,
                                "Authentification de base",
                                "2\u00a0clients\u00a0: Ateliers du Ponant, Client CLI-9",
                                "2\u00a0sans réponse",
                                "Dimanche 20 décembre 2026",
                                "Date limite d&#39;action selon Microsoft",
                                fresh,
                                "clients à déterminer",
                                "Janvier 2027",
                                "Vendredi 15 janvier 2027",
                                "Prise d&#39;effet",
                                "Avril 2027")));
        page("/calendrier?mois=2027-05")
                .andExpect(content().string(allOf(containsString("Mai 2027"), not(containsString(number)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01", "9999-12"})
    void standAnyMonth(String month) throws Exception {
        page("/calendrier?mois=" + month).andExpect(content().string(containsString("Novembre 2026")));
    }

    // ---- the proof

    @Test
    void giveTheProofOfEachCustomerOnPaper() throws Exception {
        var number = change.shown(major().toActBy(MID_DECEMBER));
        change.told(number, 1, informing("Authentification de base", MID_DECEMBER));

        page("/{number}/preuve/CLI-9", number)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Preuve de l'information du Client",
                                "Client CLI-9",
                                "ALLSET SAS informera le Client de toute évolution majeure",
                                "ABO-9",
                                "Exchange Online: basic authentication",
                                "Approuvée le",
                                "par relectrice",
                                "Basic authentication is switched off.",
                                "contact@cli-9.example",
                                "Message-ID",
                                "SHA-256",
                                "Document établi le 23/11/2026 à 10:00 par gestionnaire.")))
                .andExpect(content().string(not(containsString("Ateliers"))));
        page("/{number}/preuve.json/CLI-9", number).andExpect(content().string(containsString("\"sha256\":\"")));
        browser.perform(get("/bureau/evolutions/{number}/preuve/CLI-XX", number))
                .andExpect(status().isNotFound());
        browser.perform(get("/bureau/evolutions/EV-2026-999999/preuve/CLI-9")).andExpect(status().isNotFound());
    }

    @Test
    void proveAlsoWhatWasNotSentAndWhy() throws Exception {
        var number = change.shown(major());
        change.withoutNotice(number, 1, "Aucun client n'utilise <cela>.");

        page("/{number}/preuve/CLI-9", number)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "n'a été informé d'aucune révision",
                                "Ce qui n'a pas été envoyé, et pourquoi",
                                "Révision 1",
                                "Décision du 23/11/2026 à 10:00",
                                "&lt;cela&gt;",
                                "Aucun courrier")));
    }

    // ---- many, none, others

    @Test
    void showVeryManyCustomersPageByPage() throws Exception {
        portfolios.hold(IntStream.range(0, 120)
                .mapToObj(i -> numbered("ABO-M" + i).ofCustomer("CLI-M" + (1000 + i)))
                .toArray(ASubscription[]::new));
        var number = change.shown(major());
        change.told(number, 1, informing("Authentification de base", null));

        page("/{number}", number)
                .andExpect(content().string(allOf(containsString("122 informations"), containsString("Page 1 sur 3"))));
        page("/{number}?page=3", number).andExpect(content().string(containsString("CLI-M1119")));
        page("/calendrier").andExpect(content().string(containsString("122\u00a0clients")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "2147483647"})
    void standAnyPageNumber(String page) throws Exception {
        page("?page=" + page);
        page("/classees?page=" + page);
        page("/{number}?page=" + page, change.shown(major()));
    }

    @Test
    void areNotThereForWhatIsNotThere() throws Exception {
        browser.perform(get("/bureau/evolutions/EV-2026-999999")).andExpect(status().isNotFound());
        browser.perform(get("/bureau/dossiers/ABO-1/2")).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bureau/evolutions",
                "/bureau/evolutions/calendrier",
                "/bureau/evolutions/classees",
                "/bureau/evolutions/EV-2026-000001",
                "/bureau/evolutions/EV-2026-000001/preuve/CLI-9"
            })
    @WithMockUser(roles = {"SUPPORT", "ADMIN", "CLIENT"})
    void areClosedToWhoeverHasNothingToDoWithThem(String page) throws Exception {
        browser.perform(get(page)).andExpect(status().isForbidden());
    }

    @Test
    @WithMockUser(roles = "PROCESS_OWNER")
    void showProcessOwnersAllAndLetThemDecideNothing() throws Exception {
        change.shown(major().calledMajor(false));

        page("/classees").andExpect(content().string(not(containsString("À évaluer quand même"))));
        browser.perform(post("/bureau/evolutions/classees")
                        .with(csrf())
                        .param("message", "MC100001")
                        .param("motif", "x"))
                .andExpect(status().isForbidden());
    }

    @Test
    @WithAnonymousUser
    void askForALogIn() throws Exception {
        browser.perform(get("/bureau/evolutions").accept("text/html")).andExpect(status().is3xxRedirection());
    }
}
