package fr.allset.tacite.desk;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Today is Monday 23 November 2026. */
@TaciteTest
@WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
@DisplayName("The page of the clock")
class ClockPagesTest {

    private static final String PAGE = "/bureau/horloge";

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    MovableClock clock;

    @Test
    void showsTheDayAndWhatFallsDueNext() throws Exception {
        portfolios.hold(numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24));

        browser.perform(get(PAGE))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Refresh"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "lundi 23 novembre 2026",
                                "10:00",
                                "+ 1 jour",
                                "+ 1 an",
                                "min=\"2026-11-24\"",
                                "max=\"2036-11-23\"",
                                "01/03/2027 à 00:00",
                                "Terme de la Période Initiale",
                                "Vie d&#39;un abonnement",
                                "ABO-1",
                                "n'a pas été déplacée")))
                .andExpect(content().string(not(containsString("Horloge de démonstration :"))));
    }

    @Test
    void movesTheClockAndTellsWhatHasHappened() throws Exception {
        portfolios.hold(numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24));

        move("P1Y").andExpect(redirectedUrl(PAGE)).andExpect(flash().attributeExists("done"));

        assertThat(clock.today()).isEqualTo("2027-11-23");
        var answer = move("PT1H").andReturn();
        browser.perform(get(PAGE).flashAttr("done", answer.getFlashMap().get("done")))
                .andExpect(content()
                        .string(containsString("L&#39;horloge est arrivée au 23/11/2027 à 11:00 :"
                                + " 0 étape exécutée, 0 échec, 0 courrier écrit.")));
        browser.perform(get(PAGE))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Horloge de démonstration : mardi 23 novembre 2027",
                                "Derniers déplacements",
                                "23/11/2026 à 10:00",
                                "23/11/2027 à 10:00",
                                "gestionnaire")));
        browser.perform(get("/bureau/courriers"))
                .andExpect(content().string(containsString("Horloge de démonstration : mardi 23 novembre 2027")));
    }

    @Test
    void movesUntilADayAndUntilTheNextThingDue() throws Exception {
        portfolios.hold(numbered("ABO-1").servedFrom("2027-03-01"));

        browser.perform(post(PAGE).with(csrf()).param("pas", "jour").param("jusqu", "2027-02-01"));
        assertThat(clock.today()).isEqualTo("2027-02-01");
        move("echeance");
        assertThat(clock.today()).isEqualTo("2027-03-01");
        browser.perform(get(PAGE)).andExpect(content().string(containsString("lundi 1er mars 2027")));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "-P1D,     '',         elle est déjà au 23/11/2026",
        "P100Y,    '',         10 ans au plus",
        "jour,     2026-01-01, elle est déjà au 23/11/2026",
        "jour,     2999-01-01, jusqu'au 23/11/2036",
        "jour,     demain,     Indiquez le jour",
        "jour,     '',         Indiquez le jour",
        "echeance, '',         Aucun processus",
        "<b>x</b>, '',         ne peut pas être lue"
    })
    void saysWhyItDoesNotMove(String step, String day, String words) throws Exception {
        var answer = browser.perform(post(PAGE).with(csrf()).param("pas", step).param("jusqu", day))
                .andExpect(redirectedUrl(PAGE))
                .andReturn();

        assertThat(answer.getFlashMap().get("refusal")).asString().contains(words);
        browser.perform(get(PAGE).flashAttr("refusal", answer.getFlashMap().get("refusal")))
                .andExpect(content().string(not(containsString("<b>"))));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    @WithMockUser(username = "admin", roles = "ADMIN")
    void isReadByAdministratorsWhoDoNotMoveIt() throws Exception {
        browser.perform(get(PAGE))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("+ 1 jour"))));
        move("P1D").andExpect(status().isForbidden());
    }

    private ResultActions move(String step) throws Exception {
        return browser.perform(post(PAGE).with(csrf()).param("pas", step));
    }
}
