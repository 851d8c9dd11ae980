package fr.allset.tacite.desk;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
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
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.EarlyIssue;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * ABO-1, 120 € a month, failed for 48 h in November 2026: 672 of 720 h, 93.33 %, a credit of 20 %. ABO-2 failed for 9 h: 98.75 %. ABO-3
 * begins on 1 December. Today is 2 December 2026.
 */
@TaciteTest
@WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
class QualityPagesTest {

    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    CreditHandling credits;

    @Autowired
    MovableClock clock;

    private String long48;

    @BeforeEach
    void aNovemberThatFailed() {
        portfolios.hold(
                numbered("ABO-1").withoutUsageFees(),
                numbered("ABO-2").onSite("NANTES"),
                numbered("ABO-3").onSite("LYON").ofCustomer("CLI-9").servedFrom("2026-12-01"));
        var failure = new AFailure(notifications, failureHandling, clock);
        failure.lasting("2026-11-24T10:00", "2026-11-24T18:00", "ABO-2");
        failure.lasting("2026-11-26T10:00", "2026-11-26T11:00", "ABO-2");
        long48 =
                failure.lasting("2026-11-25T10:00", "2026-11-27T10:00", "ABO-1").number();
        clock.moveTo(LocalDate.of(2026, 12, 2));
    }

    private String issued() {
        var request = credits.register("ABO-1", NOVEMBER, STAFF).request().number();
        credits.calculate(request);
        var allTheSame = new EarlyIssue.Wish(EarlyIssue.Ground.RESELLER, "La cause reste à décider");
        return credits.issue(request, allTheSame, "gestionnaire").orElseThrow().number();
    }

    // ---- months × subscriptions

    @Test
    void showEachMonthWithItsFigureAndNeverTheColourAlone() throws Exception {
        browser.perform(get("/bureau/qualite").param("du", "2026-11"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "objectif atteint : au moins 99\u00a0%",
                                "de 98 à 99\u00a0%",
                                "moins de 97\u00a0%",
                                "pas de Service",
                                "novembre 2026",
                                "décembre 2026",
                                "/bureau/abonnements/ABO-1",
                                "class=\"tier-3\"",
                                "/bureau/abonnements/ABO-1/disponibilite/2026-11",
                                "93,33",
                                "objectif manqué, 20\u00a0% sur demande",
                                "class=\"reached\"",
                                "100",
                                "mois en cours",
                                "/bureau/abonnements/ABO-2",
                                "class=\"tier-1\"",
                                "98,75",
                                "/bureau/abonnements/ABO-3",
                                "class=\"unserved\"",
                                "–",
                                "pas de Service")));
        browser.perform(get("/bureau/qualite").param("du", "2026-11").param("recherche", "abo-2"))
                .andExpect(content().string(allOf(containsString("98,75"), not(containsString("93,33")))));
    }

    @Test
    void showTwelveMonthsUnlessOthersAreChosen() throws Exception {
        browser.perform(get("/bureau/qualite"))
                .andExpect(content()
                        .string(allOf(
                                containsString("disponibilite/2026-01"),
                                not(containsString("disponibilite/2025-12")))));
        browser.perform(get("/bureau/qualite").param("du", "2026-10").param("au", "2026-10"))
                .andExpect(content()
                        .string(allOf(
                                containsString("disponibilite/2026-10"),
                                not(containsString("disponibilite/2026-11")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"du=2026-12&au=2026-11", "au=2030-01", "du=1990-01"})
    void sayWhyOtherMonthsCannotBeShown(String months) throws Exception {
        browser.perform(get("/bureau/qualite?" + months))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("role=\"alert\"")));
        browser.perform(get("/bureau/qualite/disponibilite.csv?" + months)).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "2147483647"})
    void standAnyPageNumber(String page) throws Exception {
        browser.perform(get("/bureau/qualite").param("page", page)).andExpect(status().isOk());
        browser.perform(get("/bureau/avoirs").param("page", page)).andExpect(status().isOk());
    }

    // ---- one month

    @Test
    @WithMockUser(username = "support", roles = "SUPPORT")
    void explainOneMonthToSomeoneWhoHasNeverSeenIt() throws Exception {
        browser.perform(get("/bureau/abonnements/ABO-1/disponibilite/2026-11"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "ABO-1, novembre 2026",
                                "93,333333\u00a0%",
                                "Objectif manqué",
                                "720\u00a0h",
                                "48\u00a0h",
                                "« Moins de 97\u00a0% » : 20\u00a0%",
                                "Ce qui compte, ce qui ne compte pas, et pourquoi",
                                "/bureau/defaillances/DF-2026-",
                                long48,
                                "signalée par le client",
                                "25/11/2026 à 10:00",
                                "compte 48\u00a0h",
                                "Lectures appliquées",
                                "D04",
                                "2026-10",
                                "2026-12")));
    }

    @Test
    void sayThatAMonthStillRunsOrHadNoService() throws Exception {
        browser.perform(get("/bureau/abonnements/ABO-1/disponibilite/2026-12"))
                .andExpect(content()
                        .string(allOf(
                                containsString("Le mois court encore"),
                                containsString("Aucune Notification de Défaillance"))));
        browser.perform(get("/bureau/abonnements/ABO-3/disponibilite/2026-11"))
                .andExpect(content().string(containsString("Le Service n&#39;a pas été fourni en novembre 2026")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABO-404/disponibilite/2026-11",
                "ABO-1/disponibilite/2027-01",
                "ABO-1/disponibilite/novembre",
                "ABO-1/disponibilite/-0001-01"
            })
    void areNotThereForWhatIsNotThere(String page) throws Exception {
        browser.perform(get("/bureau/abonnements/" + page)).andExpect(status().isNotFound());
    }

    // ---- deadlines and credits

    @Test
    void countTheDeadlinesMetAndMissed() throws Exception {
        browser.perform(get("/bureau/qualite"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Objectif de Rétablissement",
                                "aucune pénalité",
                                "novembre 2026",
                                "Rétablissement du Service",
                                ">1</td>",
                                ">2</td>",
                                ">0</td>",
                                ">0</td>",
                                "33\u00a0%")));
    }

    @Test
    void countTheCreditsIssuedAndRefused() throws Exception {
        issued();
        var refused = credits.register("ABO-2", NOVEMBER, STAFF).request().number();
        credits.refuse(refused, "Panne du client", "gestionnaire");

        browser.perform(get("/bureau/qualite"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Avoirs",
                                "décembre 2026",
                                ">2</td>",
                                ">1</td>",
                                "24,00\u00a0€",
                                "–",
                                ">0</td>",
                                "0,00\u00a0€",
                                ">1</td>")));
    }

    @Test
    @WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
    void listTheRequestsWithTheirNotesAndLeadOn() throws Exception {
        browser.perform(get("/bureau/avoirs"))
                .andExpect(content().string(containsString("Aucun avoir n'a encore été demandé.")));
        var note = issued();
        var refused = credits.register("ABO-2", NOVEMBER, STAFF).request().number();
        credits.refuse(refused, "Panne du <client>", "gestionnaire");

        browser.perform(get("/bureau/avoirs"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "2 demandes",
                                "/bureau/avoirs/" + refused,
                                "/bureau/abonnements/ABO-2/disponibilite/2026-11",
                                "Refusé",
                                "Panne du &lt;client&gt;",
                                "/bureau/avoirs/documents/" + note,
                                "24,00\u00a0€")));
        browser.perform(get("/bureau/avoirs").param("etat", "emis"))
                .andExpect(content().string(not(containsString(refused))));
        browser.perform(get("/bureau/avoirs").param("recherche", note))
                .andExpect(content().string(containsString("1 demande<")));
        browser.perform(get("/bureau/avoirs/{number}", note))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Émis",
                                "novembre 2026",
                                note,
                                "28,80\u00a0€",
                                "/bureau/frais/",
                                "Calcul de " + note,
                                "20")));
        browser.perform(get("/bureau/dossiers/{key}", refused)).andExpect(redirectedUrl("/bureau/avoirs/" + refused));
        browser.perform(get("/bureau/abonnements/ABO-1"))
                .andExpect(content().string(containsString("/bureau/avoirs/" + note)));
        assertThat(browser.perform(get("/bureau/avoirs/documents/{number}", note))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(credits.findNote(note).document());
        browser.perform(get("/bureau/avoirs/DA-2026-999999")).andExpect(status().isNotFound());
        browser.perform(get("/bureau/avoirs/documents/AV-2026-999999")).andExpect(status().isNotFound());
    }

    // ---- for a spreadsheet

    @Test
    void theAvailabilityIsATableForASpreadsheet() throws Exception {
        var lines = csv("availability.csv?from=2026-11&to=2026-11");

        assertThat(lines.get(0)).startsWith("\uFEFFAbonnement;Client;");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .isEqualTo(
                        "ABO-1;CLI-001;Ateliers du Ponant;Siège de Brest;2026-11;2592000;172800;0;93,333333;99;non;20");
        assertThat(lines.get(3)).contains(";2026-11;0;0;0;;99;sans Service;0");
        assertThat(csv("availability.csv?from=2026-11&to=2026-11&q=abo-2")).hasSize(2);
    }

    @Test
    void theDeadlinesAndTheCreditsAreTablesToo() throws Exception {
        issued();
        var refused = credits.register("ABO-2", NOVEMBER, STAFF).request().number();
        credits.refuse(refused, "=HYPERLINK(\"http://example.org\")", "gestionnaire");

        assertThat(csv("restoration.csv"))
                .hasSize(4)
                .anyMatch(line -> line.endsWith(";oui"))
                .anyMatch(line -> line.endsWith(";non"));
        assertThat(csv("credits.csv"))
                .hasSize(3)
                .anyMatch(line -> line.contains(";24,00;4,80;28,80"))
                .anyMatch(line ->
                        line.contains(";refusé;") && line.contains("\"'=HYPERLINK(\"\"http://example.org\"\")\""));
        browser.perform(get("/bureau/qualite/avoirs.csv"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"));
        browser.perform(get("/api/reports/credits.csv?from=2030-01").with(owner()))
                .andExpect(status().isUnprocessableEntity());
    }

    private List<String> csv(String report) throws Exception {
        return browser.perform(get("/api/reports/" + report).with(owner()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static RequestPostProcessor owner() {
        return SecurityMockMvcRequestPostProcessors.user("pilote").roles("PROCESS_OWNER");
    }
}
