package fr.allset.tacite.servicehealth.web;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** ABO-1 failed for ten hours of November 2026, through Microsoft; it is December. */
@TaciteTest
@WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
@DisplayName("Claims of Microsoft, over HTTP and on their pages,")
class MicrosoftClaimControllerTest {

    @Autowired
    MockMvc browser;

    @Autowired
    Portfolios portfolios;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    AvailabilityRuns runs;

    @Autowired
    MissedObjectiveNotification missed;

    @Autowired
    MovableClock clock;

    @Autowired
    ClaimHandling claims;

    private String number;

    @BeforeEach
    void aClaimIsOpen() {
        portfolios.hold(numbered("ABO-1"));
        runs.openFirst();
        var notification = new AFailure(notifications, failureHandling, clock)
                .lasting("2026-11-24T08:00", "2026-11-24T18:00", "ABO-1");
        failureHandling.diagnose(notification.failure(), "Panne chez Microsoft", "microsoft", "support");
        clock.moveTo(LocalDate.of(2026, 12, 2));
        missed.tell(YearMonth.of(2026, 11), "");
        number = claims.page(null, 0, 1).get(0).number();
    }

    @Test
    void areListedWithTheirDeadline() throws Exception {
        browser.perform(get("/api/microsoft-claims"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].number").value(number))
                .andExpect(jsonPath("$[0].month").value("2026-11"))
                .andExpect(jsonPath("$[0].dueOn").value("2026-12-31"))
                .andExpect(jsonPath("$[0].overdue").value(false));
        browser.perform(get("/api/microsoft-claims?status=submitted"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$").isEmpty());
        browser.perform(get("/api/microsoft-claims?status=perhaps")).andExpect(status().isBadRequest());
        browser.perform(get("/api/microsoft-claims?page=-1&size=100000")).andExpect(status().isOk());
        clock.moveTo(LocalDate.of(2027, 1, 1));
        browser.perform(get("/api/microsoft-claims?status=open"))
                .andExpect(jsonPath("$[0].overdue").value(true));
    }

    @Test
    void sayWhatTheyRestOn() throws Exception {
        browser.perform(get("/api/microsoft-claims/" + number))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.claim.status").value("open"))
                .andExpect(jsonPath("$.ofMicrosoft").value(true))
                .andExpect(jsonPath("$.subscriptionCount").value(1))
                .andExpect(jsonPath("$.subscriptions[0].availability").value("98.611111"))
                .andExpect(jsonPath("$.subscriptions[0].issued").value(false))
                .andExpect(jsonPath("$.subscriptions[0].credit").value("6.00"))
                .andExpect(jsonPath("$.subscriptions[0].estimatedPercent").value(50));
        browser.perform(get("/api/microsoft-claims/RM-2020-000009")).andExpect(status().isNotFound());
    }

    @Test
    void areReadByPeople() throws Exception {
        browser.perform(get("/bureau/reclamations"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "1 réclamation",
                                "/bureau/reclamations/" + number,
                                "novembre 2026",
                                "31/12/2026",
                                "À déposer")));
        browser.perform(get("/bureau/reclamations?etat=deposees"))
                .andExpect(content().string(containsString("Aucune réclamation ne correspond")));
        browser.perform(get("/bureau/reclamations?page=2147483647")).andExpect(status().isOk());
        browser.perform(get("/bureau/reclamations/" + number))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "À déposer",
                                "31/12/2026",
                                "aucun numéro d&#39;incident",
                                "ABO-1",
                                "98,611111",
                                "6,00\u00a0€ possible",
                                "50\u00a0% (estimation)",
                                "Signalée le 24/11/2026 à 08:00")));
        browser.perform(get("/bureau/reclamations/RM-2020-000009")).andExpect(status().isNotFound());
        clock.moveTo(LocalDate.of(2027, 1, 1));
        browser.perform(get("/bureau/reclamations"))
                .andExpect(content().string(containsString("31/12/2026, délai passé")));
    }
}
