package fr.allset.tacite.desk;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.testing.TaciteTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

@TaciteTest
@WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
class NoticePagesTest {

    @Autowired
    MockMvc browser;

    @Autowired
    Notices notices;

    @Autowired
    ManagementService management;

    @Test
    void listWhatWasWrittenNewestFirst() throws Exception {
        notices.record(aNotice().key("k/1").subject("Premier courrier").build());
        notices.record(aNotice()
                .key("k/2")
                .subject("Second courrier")
                .recipientName("")
                .build());

        browser.perform(get("/bureau/courriers"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "2 courriers",
                                "23/11/2026 à 10:00",
                                "Second courrier",
                                "zoe.lefevre@boulangerie.example",
                                "À envoyer",
                                "Premier courrier",
                                "Zoé Lefèvre")));
    }

    @Test
    void sayThatNothingHasBeenWritten() throws Exception {
        browser.perform(get("/bureau/courriers"))
                .andExpect(content().string(containsString("Aucun courrier n'a encore été écrit.")));
        browser.perform(get("/bureau/courriers").param("recherche", "C-9999"))
                .andExpect(content().string(containsString("Aucun courrier ne correspond.")));
    }

    @Test
    void leafThroughManyAndKeepTheSearch() throws Exception {
        for (int number = 1; number <= 26; number++) {
            notices.record(aNotice()
                    .key("k/" + number)
                    .subject("Courrier n° " + number)
                    .build());
        }

        browser.perform(get("/bureau/courriers").param("recherche", "C-0007"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "26 courriers", "Courrier n° 26", "Page 1 sur 2", "page=2&amp;recherche=C-0007")));
        browser.perform(get("/bureau/courriers").param("recherche", "C-0007").param("page", "2"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Courrier n° 1<", "page=1&amp;recherche=C-0007", "Page 2 sur 2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "2147483647"})
    void standAnyPageNumber(String page) throws Exception {
        browser.perform(get("/bureau/courriers").param("page", page)).andExpect(status().isOk());
    }

    @Test
    void showOneWithItsTextAndWhatBecameOfIt() throws Exception {
        var notice = notices.record(aNotice().build());
        management.executeJob(management.createJobQuery().singleResult().getId());

        browser.perform(get("/bureau/courriers/{id}", notice.id()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "Envoyé",
                                "Zoé Lefèvre &lt;zoe.lefevre@boulangerie.example&gt;",
                                "C-0007",
                                "DR-2026-0001",
                                "Les Frais de Résiliation Anticipée")));
    }

    @Test
    void handOutTheFilesThatGoWithOne() throws Exception {
        var notice = notices.record(
                aNotice().build(),
                List.of(new NoticeAttachment(
                        "dates.ics",
                        "text/calendar; charset=UTF-8",
                        "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8))));
        var file = "/bureau/courriers/" + notice.id() + "/pieces-jointes/1";

        browser.perform(get("/bureau/courriers/{id}", notice.id()))
                .andExpect(content().string(stringContainsInOrder("Pièces jointes", file, "dates.ics")));
        browser.perform(get(file))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment; filename=\"dates.ics\"")))
                .andExpect(header().string("Content-Type", containsString("text/calendar")))
                .andExpect(content().string("BEGIN:VCALENDAR"));
        browser.perform(get("/bureau/courriers/" + notice.id() + "/pieces-jointes/2"))
                .andExpect(status().isNotFound());
    }

    @Test
    void showWhatACustomerWroteAsTextAndNeverAsMarkup() throws Exception {
        var notice = notices.record(aNotice()
                .recipientName("<script>alert(1)</script>")
                .body("<img src=x onerror=alert(1)>")
                .build());

        browser.perform(get("/bureau/courriers/{id}", notice.id()))
                .andExpect(content().string(not(containsString("<script"))))
                .andExpect(content().string(not(containsString("<img"))))
                .andExpect(content().string(not(containsString("style="))));
    }

    @Test
    void areNotThereForALetterThatIsNotThere() throws Exception {
        browser.perform(get("/bureau/courriers/{id}", 4711)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bureau/courriers", "/bureau/courriers/1"})
    @WithMockUser(roles = "CLIENT")
    void areClosedToClients(String page) throws Exception {
        browser.perform(get(page)).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bureau/courriers", "/bureau/courriers/1"})
    @WithAnonymousUser
    void askForALogIn(String page) throws Exception {
        browser.perform(get(page).accept("text/html")).andExpect(status().is3xxRedirection());
    }

    @Test
    @WithMockUser(roles = "PROCESS_OWNER")
    void areOpenToProcessOwners() throws Exception {
        browser.perform(get("/bureau/courriers")).andExpect(status().isOk());
    }

    @Test
    @WithMockUser(roles = "ADMIN")
    void areOpenToAdministrators() throws Exception {
        browser.perform(get("/bureau/courriers")).andExpect(status().isOk());
    }
}
