package fr.allset.tacite.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.text.Sha256;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

@TaciteTest
@WithMockUser(username = "gestionnaire", roles = "ACCOUNT_MANAGER")
class DecisionPagesTest {

    @Autowired
    MockMvc browser;

    @Autowired
    Decisions decisions;

    @Autowired
    MovableClock clock;

    @Test
    void sayThatNothingHasBeenDecided() throws Exception {
        browser.perform(get("/bureau/decisions"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Aucune décision n'a encore été prise")));
        browser.perform(get("/bureau/decisions").param("dossier", "DR-2026-000009"))
                .andExpect(content().string(containsString("Aucune décision n'est inscrite à ce dossier.")));
    }

    @Test
    void sayWhoDecidedWhatOnWhichFacts() throws Exception {
        decide(
                "DR-2026-000001",
                "{\"decision\":\"confirm\"}",
                "{\"totalText\":\"864,00 €\",\"lines\":[{\"months\":\"6\"}]}");
        decide("DR-2026-000002", "{\"decision\":\"<b>refuse</b>\"}", null);

        browser.perform(get("/bureau/decisions"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "2 décisions",
                                "DR-2026-000002",
                                "&lt;b&gt;refuse&lt;/b&gt;",
                                "DR-2026-000001",
                                "Examiner la résiliation",
                                "gestionnaire de comptes",
                                "confirm",
                                "2 faits",
                                "864,00 €")));
        browser.perform(get("/bureau/decisions").param("dossier", " DR-2026-000001 "))
                .andExpect(content().string(containsString("1 décision")))
                .andExpect(content().string(not(containsString("DR-2026-000002"))));
    }

    private void decide(String dossier, String answer, String facts) {
        var shown = Optional.ofNullable(facts);
        decisions.add(new Decision(
                Optional.of(dossier),
                "early-termination",
                "ReviewTermination",
                "Examiner la résiliation",
                "gestionnaire",
                "ACCOUNT_MANAGER",
                clock.instant(),
                answer,
                shown,
                shown.map(Sha256::of)));
    }
}
