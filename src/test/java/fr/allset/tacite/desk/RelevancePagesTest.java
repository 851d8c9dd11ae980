package fr.allset.tacite.desk;

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

import fr.allset.tacite.relevance.RelevanceLine;
import fr.allset.tacite.relevance.RelevanceTable;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@TaciteTest
@WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
class RelevancePagesTest {

    private static final String PAGE = "/bureau/microsoft/pertinence";

    @Autowired
    MockMvc browser;

    @Autowired
    RelevanceTable table;

    @Test
    void showTheLinesInForceAndWhatTheySayOfTypicalAnnouncements() throws Exception {
        shows(
                PAGE,
                stringContainsInOrder(
                        "En vigueur : version",
                        "fournie avec Tacite",
                        "déjà suivie",
                        "à évaluer",
                        "pas à venir",
                        "classée",
                        "majeure",
                        "Modifier",
                        "Mettre en vigueur",
                        "La table n'a pas été changée."));
    }

    @Test
    void moveAddAndTakeAwayLinesWithoutPuttingThemInForce() throws Exception {
        var before = table.inForce();

        sends(lines("monter-1", "A", "B", "C"))
                .andExpect(content().string(stringContainsInOrder("value=\"B\"", "value=\"A\"", "value=\"C\"")));
        sends(lines("descendre-1", "A", "B", "C"))
                .andExpect(content().string(stringContainsInOrder("value=\"A\"", "value=\"C\"", "value=\"B\"")));
        sends(lines("retirer-1", "A", "B", "C"))
                .andExpect(content()
                        .string(allOf(
                                stringContainsInOrder("value=\"A\"", "value=\"C\""),
                                not(containsString("value=\"B\"")))));
        sends(lines("ajouter", "A", "B", "C"))
                .andExpect(content().string(stringContainsInOrder("retirer-0", "value=\"A\"", "retirer-3")));
        sends(lines("monter-0", "A")).andExpect(status().isOk());
        sends(lines("retirer-99", "A")).andExpect(status().isOk());
        sends(lines("n'importe quoi", "A")).andExpect(status().isOk());
        sends(post(PAGE)).andExpect(status().isOk()).andExpect(content().string(containsString("au moins une ligne")));
        sends(lines("fournie", "A"))
                .andExpect(content().string(containsString("Microsoft la signale comme majeure (art. 1).")));

        assertThat(table.inForce()).isEqualTo(before);
    }

    @Test
    void tryLinesOnTypicalAnnouncementsBeforeTheyAreInForce() throws Exception {
        sends(lines("essayer", "A, ou B", "C"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Essai",
                                "Évolution majeure à venir",
                                "À évaluer\u00a0: C",
                                "Pour information",
                                "Classée",
                                "Change",
                                "À évaluer\u00a0: C",
                                "Suite",
                                "À évaluer\u00a0: A, ou B")));
    }

    @Test
    void putLinesInForceWithAReasonAndTellWhoDidWhatAndWhy() throws Exception {
        int before = table.inForce().number();

        sends(lines("appliquer", "Tout, \"d'abord\" <b>", "Le reste").param("motif", "Trop de <i>bruit</i>"))
                .andExpect(redirectedUrl(PAGE));

        assertThat(table.inForce().lines().lines())
                .extracting(RelevanceLine::because)
                .containsExactly("Tout, \"d'abord\" <b>", "Le reste");
        shows(
                PAGE,
                stringContainsInOrder(
                        "En vigueur : version " + (before + 1),
                        "est différente",
                        "Tout, &quot;d&#39;abord&quot; &lt;b&gt;",
                        "Versions",
                        "23/11/2026 à 10:00",
                        "Trop de &lt;i&gt;bruit&lt;/i&gt;",
                        "Ligne 1 retirée",
                        "Ligne 1 ajoutée"));
        shows(
                PAGE + "?version=" + before,
                allOf(
                        containsString("Version " + before + ", du"),
                        containsString("majeure"),
                        not(containsString("Mettre en vigueur"))));
    }

    @Test
    void sayWhyLinesAreRefusedAndKeepWhatWasTyped() throws Exception {
        var before = table.inForce();

        sends(lines("appliquer", "A", "B"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(stringContainsInOrder("value=\"A\"", "Pourquoi la table change", "motif")));
        sends(lines("appliquer", "A", "").param("motif", "Essai"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Ligne 2 : le motif manque.",
                                "value=\"A\"",
                                "Ligne 2 : le motif manque.",
                                "value=\"Essai\"")));
        sends(post(PAGE)
                        .param("geste", "appliquer")
                        .param("version", String.valueOf(before.number()))
                        .param("motif", "Essai")
                        .param("because", "Tout")
                        .param("assess", "classer"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("La ligne 1 classerait")));
        sends(lines("appliquer", "A", "B").param("motif", "Essai").param("category", "", "<b>"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("« &lt;b&gt; » n&#39;est pas un mot connu de Microsoft")));

        assertThat(table.inForce()).isEqualTo(before);
    }

    @Test
    void doNotOverwriteWhatSomebodyElseHasChanged() throws Exception {
        var stale = lines("appliquer", "A", "B").param("motif", "Essai");
        sends(lines("appliquer", "C", "D").param("motif", "Avant")).andExpect(redirectedUrl(PAGE));

        sends(stale)
                .andExpect(status().isConflict())
                .andExpect(content().string(stringContainsInOrder("La table a changé", "value=\"A\"")));
        sends(post(PAGE)
                        .param("geste", "appliquer")
                        .param("version", "x")
                        .param("because", "A")
                        .param("assess", "evaluer")
                        .param("motif", "x"))
                .andExpect(status().isConflict());
    }

    @Test
    void haveNoPageForAVersionThatIsNotThere() throws Exception {
        browser.perform(get(PAGE).param("version", "4711")).andExpect(status().isNotFound());
        browser.perform(get(PAGE).param("version", "-1")).andExpect(status().isNotFound());
        browser.perform(get(PAGE).param("version", "x")).andExpect(status().isBadRequest());
    }

    @Test
    @WithMockUser(roles = "ACCOUNT_MANAGER")
    void areReadAndNotChangedByAccountManagers() throws Exception {
        shows(PAGE, allOf(containsString("En vigueur"), not(containsString("Mettre en vigueur"))));
        sends(lines("appliquer", "A", "B").param("motif", "Essai")).andExpect(status().isForbidden());
    }

    @Test
    void takeNothingWithoutTheToken() throws Exception {
        browser.perform(lines("appliquer", "A", "B").param("motif", "Essai")).andExpect(status().isForbidden());
        assertThat(table.inForce().ofTacite()).isTrue();
    }

    private ResultActions sends(MockHttpServletRequestBuilder form) throws Exception {
        return browser.perform(form.with(csrf()));
    }

    /** The last line takes everything, the others are about different sorts of announcements; all are to be assessed. */
    private MockHttpServletRequestBuilder lines(String gesture, String... reasons) {
        var form = post(PAGE)
                .param("geste", gesture)
                .param("version", String.valueOf(table.inForce().number()));
        var followed = List.of("oui", "non", "");
        for (int i = 0; i < reasons.length; i++) {
            form.param("followed", i == reasons.length - 1 ? "" : followed.get(i % 3))
                    .param("ahead", "")
                    .param("major", i == reasons.length - 1 ? "" : i == 0 ? "" : "oui")
                    .param("retirement", "")
                    .param("actionDate", "")
                    .param("severity", "")
                    .param("assess", "evaluer")
                    .param("because", reasons[i]);
        }
        return form;
    }

    private void shows(String page, Matcher<String> expected) throws Exception {
        browser.perform(get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(expected));
    }
}
