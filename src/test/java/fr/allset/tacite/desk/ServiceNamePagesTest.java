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

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import java.util.Set;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@TaciteTest
@WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
class ServiceNamePagesTest {

    @Autowired
    MockMvc browser;

    @Autowired
    ServiceNames names;

    @Autowired
    Announcements announcements;

    @Autowired
    Tenants tenants;

    @Test
    void showTheUnknownNamesFirstAndWhoSaidWhatOfTheOthers() throws Exception {
        meets("<b>Loop</b>");
        names.classify("Viva Engage", Set.of(Component.LYNC_ONLINE), "gestionnaire");

        shows(
                "/bureau/microsoft",
                stringContainsInOrder(
                        "dont 1 à classer",
                        "&lt;b&gt;Loop&lt;/b&gt;",
                        "À classer",
                        "Exchange Online",
                        "Fourni avec Tacite",
                        "Microsoft 365 suite",
                        "Toute la suite",
                        "Power BI",
                        "Aucun composant du contrat",
                        "Viva Engage",
                        "Lync Online",
                        "23/11/2026 à 10:00"));
        shows(
                "/bureau/microsoft?recherche=TEAMS",
                allOf(containsString("Microsoft Teams"), not(containsString("Power BI"))));
        shows("/bureau/microsoft?recherche=rien de tel", containsString("Aucun nom ne correspond."));
    }

    @Test
    void takeWhatANameMeansAndShowWhatWasSaidOfIt() throws Exception {
        meets("Microsoft Loop");
        shows("/bureau/microsoft?nom=microsoft loop", containsString("value=\"Microsoft Loop\""));

        browser.perform(post("/bureau/microsoft/noms")
                        .with(csrf())
                        .param("nom", "Microsoft Loop")
                        .param("composants", "ONEDRIVE", "LYNC_ONLINE"))
                .andExpect(redirectedUrl("/bureau/microsoft"));
        browser.perform(post("/bureau/microsoft/noms")
                        .with(csrf())
                        .param("nom", "Microsoft Loop")
                        .param("suite", "true"))
                .andExpect(redirectedUrl("/bureau/microsoft"));

        assertThat(names.meaningOf(List.of("Microsoft Loop")).components()).hasSize(6);
        shows(
                "/bureau/microsoft?nom=microsoft loop",
                stringContainsInOrder(
                        "name=\"suite\" value=\"true\" checked",
                        "Ce qui en a été dit",
                        "désigne toute la suite.",
                        "désigne OneDrive Entreprise, Lync Online."));
    }

    @Test
    void sayWhyAnAnswerIsRefusedBesideWhatIsAtFaultAndKeepWhatWasTyped() throws Exception {
        refuses(
                post("/bureau/microsoft/noms").param("nom", "Loop & Co"),
                stringContainsInOrder(
                        "value=\"Loop &amp; Co\"",
                        "Il désigne",
                        "Cochez au moins un composant, toute la suite, ou aucun"));
        refuses(
                post("/bureau/microsoft/noms")
                        .param("nom", "Loop")
                        .param("composants", "ONEDRIVE")
                        .param("aucun", "true"),
                stringContainsInOrder("value=\"ONEDRIVE\" checked", "choisissez"));
        refuses(
                post("/bureau/microsoft/noms").param("nom", "Loop").param("composants", "MINITEL"),
                containsString("MINITEL"));
        refuses(
                post("/bureau/microsoft/noms").param("nom", " ").param("aucun", "true"),
                stringContainsInOrder("Le nom du service manque.", "Il désigne"));
        refuses(
                post("/bureau/microsoft/noms").param("nom", "x".repeat(201)).param("aucun", "true"),
                containsString("200 caractères au plus"));
        assertThat(names.all()).noneMatch(entry -> entry.classifiedBy() != null);
    }

    private void refuses(MockHttpServletRequestBuilder form, Matcher<String> shown) throws Exception {
        browser.perform(form.with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "2147483647"})
    void standAnyPageNumber(String page) throws Exception {
        browser.perform(get("/bureau/microsoft").param("page", page)).andExpect(status().isOk());
    }

    @Test
    void takeNothingWithoutItsToken() throws Exception {
        browser.perform(post("/bureau/microsoft/noms").param("nom", "Loop").param("aucun", "true"))
                .andExpect(status().isForbidden());
    }

    @Test
    @WithMockUser(roles = {"SUPPORT", "ADMIN"})
    void areForWhoeverKnowsWhatNamesMean() throws Exception {
        browser.perform(get("/bureau/microsoft")).andExpect(status().isForbidden());
        browser.perform(post("/bureau/microsoft/noms")
                        .with(csrf())
                        .param("nom", "Loop")
                        .param("aucun", "true"))
                .andExpect(status().isForbidden());
    }

    private void meets(String name) {
        tenants.put("reseller", "ALLSET", null);
        announcements.record(
                "reseller",
                1,
                List.of(new Announcement(
                        "MC1",
                        "Un nom",
                        "stayinformed",
                        "normal",
                        List.of(),
                        List.of(name),
                        false,
                        null,
                        null,
                        null,
                        null,
                        "text",
                        "")));
    }

    private void shows(String page, Matcher<String> expected) throws Exception {
        browser.perform(get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(expected));
    }
}
