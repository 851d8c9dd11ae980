package fr.allset.tacite.desk;

import static fr.allset.tacite.failure.AFailure.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureInquiry;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** Today is Monday 23 November 2026, 10:00. */
@TaciteTest
@WithMockUser(username = "support", roles = "SUPPORT")
class FailurePagesTest {

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    MovableClock clock;

    private AFailure failure;

    @BeforeEach
    void twoCustomers() {
        portfolios.hold(
                numbered("ABO-1"),
                numbered("ABO-2").onSite("NANTES"),
                numbered("ABO-3").onSite("LYON").ofCustomer("CLI-9"));
        failure = new AFailure(notifications, failureHandling, clock);
    }

    @Test
    void sayThatThereIsNothingYetOrNothingThatMatches() throws Exception {
        browser.perform(get("/bureau/defaillances"))
                .andExpect(content().string(containsString("Aucune Défaillance n'a encore été signalée.")));
        browser.perform(get("/bureau/defaillances").param("etat", "closes"))
                .andExpect(content().string(containsString("Aucune Défaillance ne correspond.")));
    }

    @Test
    void listTheOpenOnesFirstWithTheirDeadline() throws Exception {
        var closed = failure.lasting("2026-11-23T11:00", "2026-11-23T12:00", "ABO-1", "ABO-2");
        failureHandling.confirm(closed.failure(), "support");
        failureHandling.decideCause(
                closed.failure(), "covered", null, null, "Panne de Microsoft", null, null, "support");
        failureHandling.close(closed.failure());
        var open = failure.reported("2026-11-23T12:30", "ABO-3");
        clock.moveTo(at("2026-11-24T13:00"));

        browser.perform(get("/bureau/defaillances"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "2 Défaillances",
                                open.failure(),
                                "Client CLI-9",
                                "ABO-3",
                                "À prendre en charge",
                                "dépassée",
                                closed.failure(),
                                "ABO-1 et 1\u00a0autre",
                                "Close",
                                "tenue")));
        browser.perform(get("/bureau/defaillances").param("etat", "ouvertes"))
                .andExpect(
                        content().string(allOf(containsString(open.failure()), not(containsString(closed.failure())))));
        for (var search : new String[] {closed.number().toLowerCase(Locale.ROOT), "abo-2", closed.failure()}) {
            browser.perform(get("/bureau/defaillances").param("recherche", search))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("1 Défaillance<"),
                                    containsString("/bureau/defaillances/" + closed.failure()))));
        }
        browser.perform(get("/bureau/defaillances").param("recherche", "100%"))
                .andExpect(content().string(containsString("ne correspond")));
    }

    @Test
    void tellAllThereIsAboutOne() throws Exception {
        var first = failure.reported("2026-11-23T11:00", "ABO-1");
        var number = first.failure();
        failureHandling.takeInCharge(number, "support");
        failureHandling.diagnose(number, "La file d'attente <est> pleine", "microsoft", "support");
        failureHandling.askClient(number, "Redémarrer le poste", "support");
        clock.moveTo(at("2026-11-23T12:00"));
        failureHandling.clientAnswered(number, null, "Fait", "support");
        notifications.add(first.number(), clock.instant(), "Anne Le Goff", "Toujours rien");
        failure.restored(first, "2026-11-23T13:00");
        failureHandling.decideCause(number, "i", null, null, "Panne de Microsoft", "MO123", "i", "support");

        browser.perform(get("/bureau/defaillances/{number}", number))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Rétablie, à confirmer",
                                "Rétablissement du Service",
                                "tenue",
                                "23/11/2026 à 11:00",
                                "23/11/2026 à 13:00",
                                "2\u00a0h",
                                "Redémarrer le poste",
                                "La file d&#39;attente &lt;est&gt; pleine",
                                "Les services en ligne de Microsoft",
                                "Evénement Excusable (i)",
                                "Panne de Microsoft",
                                "MO123",
                                "ABO-1",
                                first.number(),
                                "par téléphone",
                                "Plus aucun message",
                                "Toujours rien",
                                "Ce qui s'est passé",
                                "Diagnostic")))
                .andExpect(content().string(not(containsString("href=\"/bureau/abonnements/ABO-1\""))));
    }

    @Test
    @WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
    void leadOnToWhatTheReadersRoleMayOpen() throws Exception {
        var open = failure.reported("2026-11-23T11:00", "ABO-1");

        browser.perform(get("/bureau/defaillances/{number}", open.failure()))
                .andExpect(content().string(containsString("href=\"/bureau/abonnements/ABO-1\"")))
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/#/?task=")));
        for (var key : new String[] {open.failure(), open.number()}) {
            browser.perform(get("/bureau/dossiers/{key}", key))
                    .andExpect(redirectedUrl("/bureau/defaillances/" + open.failure()));
        }
        browser.perform(get("/bureau/abonnements/ABO-1"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Ce qui s'est passé",
                                "Défaillance " + open.failure() + " signalée",
                                "/bureau/defaillances/" + open.failure())));
    }

    @Test
    void showTheFirstOfVeryManyAndHowManyMoreThereAre() throws Exception {
        var first = failure.reported("2026-11-23T11:00", "ABO-1");
        for (int i = 0; i < FailureInquiry.MOST_SHOWN + 2; i++) {
            failure.reportedAgain(first, "2026-11-23T11:00", "ABO-2");
        }

        browser.perform(get("/bureau/defaillances/{number}", first.failure()))
                .andExpect(content().string(containsString("et 3\u00a0autres notifications")));
        browser.perform(get("/bureau/defaillances"))
                .andExpect(content().string(containsString("53\u00a0notifications")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "2147483647"})
    void standAnyPageNumber(String page) throws Exception {
        browser.perform(get("/bureau/defaillances").param("page", page)).andExpect(status().isOk());
    }

    @Test
    void areNotThereForWhatIsNotThere() throws Exception {
        browser.perform(get("/bureau/defaillances/DF-2026-999999")).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bureau/qualite",
                "/bureau/avoirs",
                "/bureau/frais",
                "/bureau/courriers",
                "/bureau/abonnements",
                "/bureau/abonnements/ABO-1",
                "/bureau/horloge",
                "/bureau/dossiers/ABO-1",
                "/bureau/qualite/avoirs.csv"
            })
    void areAllThatSupportSees(String page) throws Exception {
        browser.perform(get(page)).andExpect(status().isForbidden());
    }

    @Test
    void theNavigationLeadsSupportToTheFailuresAlone() throws Exception {
        browser.perform(get("/bureau/defaillances"))
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"/bureau/defaillances\""),
                                not(containsString("href=\"/bureau/frais\"")),
                                not(containsString("href=\"/bureau/qualite\"")),
                                not(containsString("href=\"/bureau/abonnements\"")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bureau/defaillances", "/bureau/defaillances/DF-2026-000001"})
    @WithMockUser(roles = "CLIENT")
    void areClosedToClients(String page) throws Exception {
        browser.perform(get(page)).andExpect(status().isForbidden());
    }

    @Test
    @WithAnonymousUser
    void askForALogIn() throws Exception {
        browser.perform(get("/bureau/defaillances").accept("text/html")).andExpect(status().is3xxRedirection());
    }
}
