package fr.allset.tacite.desk;

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

import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.MailReception;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** A machine has written that Zoé is away; Zoé, that nothing works. */
@TaciteTest
@WithMockUser(username = "support", roles = "SUPPORT")
class IncomingMailPagesTest {

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    MailReception reception;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aCustomer() {
        portfolios.hold(numbered("ABO-1").withContactAt("zoe@ponant.example"));
    }

    @Test
    void sayThatThereIsNothingYetOrNothingThatMatches() throws Exception {
        browser.perform(get("/bureau/messages"))
                .andExpect(content().string(containsString("Aucun message n'a encore été reçu.")));
        browser.perform(get("/bureau/messages").param("etat", "ignores"))
                .andExpect(content().string(containsString("Aucun message ne correspond.")));
    }

    @Test
    void listWhatWasIgnoredAndWhy() throws Exception {
        receive("<1@ponant.example>", "Absence <b>", "Message automatique, d'après son en-tête Auto-Submitted.");
        receive("<2@ponant.example>", "Panne", null);

        browser.perform(get("/bureau/messages"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "2 messages", "Panne", "ND-2026-000001", "Absence &lt;b&gt;", "Auto-Submitted")));
        browser.perform(get("/bureau/messages").param("etat", "ignores"))
                .andExpect(
                        content().string(allOf(containsString("1 message<"), not(containsString("ND-2026-000001")))));
        browser.perform(get("/bureau/messages").param("recherche", "panne"))
                .andExpect(content().string(allOf(containsString("1 message<"), not(containsString("Absence")))));
    }

    @Test
    void haveAPersonDecideOnWhatWasIgnoredOnceAndNoMore() throws Exception {
        receive("<1@ponant.example>", "Absence", "Message automatique.");
        long id = jdbc.sql("select id from incoming_mail").query(Long.class).single();

        browser.perform(get("/bureau/messages/{id}", id))
                .andExpect(content().string(stringContainsInOrder("Ignoré", "Message automatique.", "Mettre à trier")));
        browser.perform(post("/bureau/messages/{id}/tri", id).with(csrf()))
                .andExpect(redirectedUrl("/bureau/messages/" + id));
        browser.perform(post("/bureau/messages/{id}/tri", id).with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Ce message n&#39;a pas été ignoré : il est à trier.")));

        assertThat(processes.all("held-mail")).hasSize(1);
        browser.perform(get("/bureau/messages/{id}", id))
                .andExpect(content()
                        .string(allOf(
                                stringContainsInOrder("À trier", "Repris par support.", "Message automatique."),
                                not(containsString("Mettre à trier")))));
    }

    @Test
    void areNotThereForWhatIsNot() throws Exception {
        browser.perform(get("/bureau/messages/4711")).andExpect(status().isNotFound());
        browser.perform(post("/bureau/messages/4711/tri").with(csrf())).andExpect(status().isNotFound());
    }

    private void receive(String messageId, String subject, @Nullable String automatic) {
        reception.receive(new IncomingMail(
                messageId,
                List.of(),
                clock.instant(),
                "zoe@ponant.example",
                "Zoé",
                subject,
                "Rien ne marche.",
                1000,
                automatic,
                null,
                null));
    }
}
