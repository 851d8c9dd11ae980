package fr.allset.tacite.desk;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.DocumentAnswer;
import fr.allset.tacite.setup.PrerequisiteAnswer;
import fr.allset.tacite.setup.PrerequisiteList;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Today is Monday 23 November 2026. */
@TaciteTest
@WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
class SubscriptionPagesTest {

    private static final String NUMBER = "ABO-1";
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    NonRenewalHandling nonRenewalHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SetupHandling setupHandling;

    @Autowired
    DocumentAcceptance documentAcceptance;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    // ---- the list

    @Test
    void sayThatThereIsNothingYetOrNothingThatMatches() throws Exception {
        browser.perform(get("/bureau/abonnements"))
                .andExpect(content().string(containsString("Aucun abonnement n'est encore enregistré.")));
        browser.perform(get("/bureau/abonnements").param("recherche", "ABO-9"))
                .andExpect(content().string(containsString("Aucun abonnement ne correspond.")));
    }

    @Test
    void listWhereEachStands() throws Exception {
        portfolios.hold(numbered(NUMBER), numbered("ABO-2").servedFrom("2027-03-01"));
        quoted();

        browser.perform(get("/bureau/abonnements"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "2 abonnements",
                                "/bureau/abonnements/ABO-1",
                                "en Période Initiale",
                                "attend la réponse du client au devis",
                                "29/02/2028",
                                "29/02/2028",
                                "ABO-2",
                                "Service à venir le 01/03/2027")));
        browser.perform(get("/bureau/abonnements").param("recherche", "abo-2"))
                .andExpect(content().string(containsString("1 abonnement")))
                .andExpect(content().string(not(containsString("/bureau/abonnements/ABO-1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "2147483647"})
    void standAnyPageNumber(String page) throws Exception {
        browser.perform(get("/bureau/abonnements").param("page", page)).andExpect(status().isOk());
    }

    // ---- a life in every state

    @Test
    void showALifeThatHasNotBegun() throws Exception {
        portfolios.hold(numbered(NUMBER).servedFrom("2027-03-01"));

        page(NUMBER)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Où en est-il",
                                "Service à venir le 01/03/2027",
                                "Ce qui vient",
                                "Mise en service",
                                "Calendrier",
                                "Date de Mise en Service",
                                "Ce qui s'est passé",
                                "repris par l&#39;import",
                                "Processus",
                                "Vie d&#39;un abonnement")))
                .andExpect(content().string(not(containsString("aria-current=\"date\""))));
    }

    @Test
    void markTodayInTheCalendarForThoseWhoSeeAndForThoseWhoHear() throws Exception {
        portfolios.hold(numbered(NUMBER));

        page(NUMBER)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "En Période Initiale",
                                "Calendrier",
                                "36",
                                "aria-current=\"date\"",
                                "<b>21</b>",
                                ", du 01/11/2026 au 30/11/2026",
                                "aujourd'hui",
                                "annonce 31/12",
                                "dénoncer jusqu&#39;au 29/02",
                                "terme 29/02",
                                "Période suivante",
                                "Jours qui comptent")));
    }

    @Test
    void showARenewal() throws Exception {
        portfolios.hold(numbered(NUMBER).servedFrom("2023-03-01").initiallyForMonths(24));

        page(NUMBER)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "En Période de Reconduction n°",
                                "Période précédente",
                                "aria-current=\"date\"",
                                "Période suivante")));
    }

    @Test
    void showAPlannedTermination() throws Exception {
        portfolios.hold(numbered(NUMBER));
        subscriptions.planEnd(List.of(NUMBER), LocalDate.of(2027, 3, 15));

        page(NUMBER)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Résilié avec effet au 15/03/2027, dans 112",
                                "Effet de la résiliation",
                                "fin 14/03",
                                "n&#39;est plus servi")))
                .andExpect(content().string(not(containsString("Période suivante"))));
    }

    @Test
    void showALifeThatIsNotRenewed() throws Exception {
        portfolios.hold(numbered(NUMBER));
        nonRenewalHandling.receive(
                NonRenewalRequest.of(NUMBER, "customer", clock.today(), "letter", "<b>Classeur 3</b>", false), STAFF);

        page(NUMBER)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Dénoncé",
                                "prend fin à son terme le 29/02/2028",
                                "Fin du Service au terme",
                                "Dénonciation DN-",
                                "Attendre le terme")))
                .andExpect(content().string(not(containsString("<b>Classeur"))));
    }

    @Test
    void showALifeThatIsOver() throws Exception {
        portfolios.hold(numbered(NUMBER));
        subscriptions.end(NUMBER, clock.today(), EndCause.TERMINATION);

        page(NUMBER)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Terminé depuis le 23/11/2026",
                                "Plus rien n'est attendu.",
                                "Aucun processus n'est en cours.",
                                "1 processus terminé")));
    }

    @Test
    void leadAnAccountManagerToTheTasksAndNotToCockpit() throws Exception {
        portfolios.hold(numbered(NUMBER));
        var task = processes.task(processes.running("early-termination", quoted()), "RecordClientAnswer");

        page(NUMBER)
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/#/?task=" + task.getId())))
                .andExpect(content().string(not(containsString("/camunda/app/cockpit"))));
    }

    @Test
    @WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
    void leadAProcessOwnerToCockpitAndNotToTheTasks() throws Exception {
        portfolios.hold(numbered(NUMBER));
        var life = processes.running("subscription-lifecycle", NUMBER);
        quoted();

        page(NUMBER)
                .andExpect(content()
                        .string(containsString(
                                "/camunda/app/cockpit/default/#/process-instance/" + life.getId() + "/runtime")))
                .andExpect(content().string(not(containsString("/camunda/app/tasklist"))));
    }

    @Test
    void keepToTheContentPolicy() throws Exception {
        portfolios.hold(numbered(NUMBER));

        page(NUMBER)
                .andExpect(content().string(not(containsString("style="))))
                .andExpect(content().string(not(containsString("<script"))));
    }

    // ---- what comes before

    @Test
    void showASetUpFromItsRequestToTheLifeThatComesOfIt() throws Exception {
        var setup = setupHandling.request(ARequest.ofANewCustomer().request(), "gestionnaire");
        clock.moveTo(LocalDate.of(2026, 11, 29));

        browser.perform(get("/bureau/abonnements"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Mises en service en cours",
                                "/bureau/mises-en-service/" + setup.number(),
                                "Fromagerie des Volcans",
                                "acceptation de",
                                "depuis 6",
                                "01/12/2026")));
        browser.perform(get("/bureau/mises-en-service/{number}", setup.number()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Mise en service",
                                setup.number(),
                                "Attend l&#39;acceptation de",
                                "depuis 6",
                                "Ce qui vient",
                                "Relance du client",
                                "Mise en service souhaitée",
                                "Documents à accepter",
                                "à accepter",
                                "Ce qui est convenu",
                                "Aurillac",
                                "240,50",
                                "Ce qui s'est passé",
                                "Mise en service demandée",
                                "Processus")))
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/#/?task=")));
    }

    @Test
    void tellOfTheSetUpThatALifeComesFrom() throws Exception {
        var setup = setupHandling.request(ARequest.ofANewCustomer().request(), "gestionnaire");
        setup.file()
                .current()
                .forEach(document -> documentAcceptance.answer(
                        setup.number(),
                        new DocumentAnswer(
                                document.code(), true, "Inès Roche", "2026-11-23", "paper", "classeur 12", null),
                        "gestionnaire"));
        setupHandling.recordPrerequisites(setup.number(), met(), "gestionnaire");
        var subscription = setupHandling
                .commission(setup.number(), "2026-11-23", "gestionnaire")
                .service()
                .orElseThrow()
                .subscriptionNumber();

        page(subscription)
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "En Période Initiale",
                                "/bureau/mises-en-service/" + setup.number(),
                                "Ce qui s'est passé",
                                "Mise en service demandée")));
        browser.perform(get("/bureau/mises-en-service/{number}", setup.number()))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Mis en service le 23/11/2026", "/bureau/abonnements/" + subscription)));
    }

    private static Map<String, PrerequisiteAnswer> met() {
        return PrerequisiteList.inForceOn(LocalDate.of(2026, 11, 23)).items().stream()
                .collect(Collectors.toMap(PrerequisiteList.Item::code, item -> new PrerequisiteAnswer("MET", null)));
    }

    // ---- the way there

    @Test
    void areReachedFromTheKeyOfAProcess() throws Exception {
        portfolios.hold(numbered(NUMBER), numbered("ABO-0"));
        var quote = terminationHandling
                .request(new TerminationRequest(List.of(NUMBER, "ABO-0"), LocalDate.of(2027, 3, 15)), STAFF, null)
                .number();
        var notice = nonRenewalHandling
                .receive(NonRenewalRequest.of("ABO-0", "customer", clock.today(), "letter", "Classeur 3", false), STAFF)
                .number();

        for (var key : List.of(NUMBER, quote)) {
            browser.perform(get("/bureau/dossiers/{key}", key))
                    .andExpect(redirectedUrl("/bureau/abonnements/" + NUMBER));
        }
        browser.perform(get("/bureau/dossiers/{key}", notice)).andExpect(redirectedUrl("/bureau/abonnements/ABO-0"));
    }

    @ParameterizedTest
    @CsvSource({
        "4711, /bureau/courriers/4711",
        "2027-03, /bureau/frais?mois=2027-03",
        "MS-2026-000001, /bureau/mises-en-service/MS-2026-000001",
        "AD-2027-000001, /bureau/courriers?recherche=AD-2027-000001"
    })
    void leadFromTheOtherKeysToTheirPages(String key, String page) throws Exception {
        browser.perform(get("/bureau/dossiers/{key}", key)).andExpect(redirectedUrl(page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bureau/abonnements/ABO-404",
                "/bureau/dossiers/ABO-404",
                "/bureau/dossiers/DR-2026-999999",
                "/bureau/dossiers/DN-2026-999999",
                "/bureau/dossiers/12345678901234567890",
                "/bureau/dossiers/MS-1",
                "/bureau/mises-en-service/MS-2026-999999"
            })
    void areNotThereForWhatIsNotThere(String page) throws Exception {
        browser.perform(get(page)).andExpect(status().isNotFound());
    }

    @Test
    void areReachedFromALetter() throws Exception {
        portfolios.hold(numbered(NUMBER));
        var quote = quoted();
        var letter = notices.record(aNotice().about(quote).build());

        browser.perform(get("/bureau/courriers"))
                .andExpect(content().string(containsString("/bureau/dossiers/" + quote)));
        browser.perform(get("/bureau/courriers/{id}", letter.id()))
                .andExpect(content().string(containsString("/bureau/dossiers/" + quote)));
    }

    /** Its number is read, and leads nowhere. */
    @Test
    void areNoLinkInALetterAboutWhatIsNotThere() throws Exception {
        notices.record(aNotice().about("DR-2026-0001").build());

        browser.perform(get("/bureau/courriers"))
                .andExpect(content().string(containsString("DR-2026-0001")))
                .andExpect(content().string(not(containsString("/bureau/dossiers/"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bureau/abonnements",
                "/bureau/abonnements/ABO-1",
                "/bureau/dossiers/ABO-1",
                "/bureau/mises-en-service/MS-2026-000001"
            })
    @WithMockUser(roles = "CLIENT")
    void areClosedToClients(String page) throws Exception {
        browser.perform(get(page)).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bureau/abonnements",
                "/bureau/abonnements/ABO-1",
                "/bureau/dossiers/ABO-1",
                "/bureau/mises-en-service/MS-2026-000001"
            })
    @WithAnonymousUser
    void askForALogIn(String page) throws Exception {
        browser.perform(get(page).accept("text/html")).andExpect(status().is3xxRedirection());
    }

    private ResultActions page(String number) throws Exception {
        return browser.perform(get("/bureau/abonnements/{number}", number)).andExpect(status().isOk());
    }

    private String quoted() {
        return terminationHandling
                .request(new TerminationRequest(List.of(NUMBER), LocalDate.of(2027, 3, 15)), STAFF, null)
                .number();
    }
}
