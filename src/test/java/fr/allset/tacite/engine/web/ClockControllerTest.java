package fr.allset.tacite.engine.web;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.TaciteTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Today is Monday 23 November 2026. */
@TaciteTest
@WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
@DisplayName("The clock over HTTP")
class ClockControllerTest {

    @Autowired
    MockMvc http;

    @Autowired
    Portfolios portfolios;

    @Autowired
    MovableClock clock;

    @Test
    void tellsWhatItShowsAndWhatFallsDueNext() throws Exception {
        portfolios.hold(numbered("ABO-1").servedFrom("2027-03-01"));

        http.perform(get("/api/clock"))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                {"now": "2026-11-23T09:00:00Z", "today": "2026-11-23", "movable": true, "moved": false, "moving": false,
                 "fallingDue": [{"at": "2027-02-28T23:00:00Z", "process": "Vie d'un abonnement", "businessKey": "ABO-1",
                                 "element": "Date de Mise en Service venue"}]}"""));
    }

    @Test
    void isMovedAndTellsWhatHasHappened() throws Exception {
        portfolios.hold(
                numbered("ABO-1").servedFrom("2027-03-01"),
                numbered("ABO-2").onSite("NANTES").servedFrom("2027-07-01"));

        move("{\"until\": \"2027-06-01\"}")
                .andExpect(status().isOk())
                .andExpect(content().json("""
                {"movedBy": "pilote", "from": "2026-11-23T09:00:00Z", "to": "2027-06-01T08:00:00Z",
                 "reached": "2027-06-01T08:00:00Z", "jobsFailed": 0, "finished": true}"""));
        move("{\"by\": \"P1W\"}").andExpect(status().isOk());
        move("{\"toNextDue\": true}").andExpect(status().isOk());

        http.perform(get("/api/clock")).andExpect(content().json("""
                {"now": "2027-06-30T22:00:00Z", "today": "2027-07-01", "moved": true, "lastMove": {"from": "2027-06-08T08:00:00Z"}}"""));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"until\": \"2020-01-01\"}                  | 422 | clock-backwards",
                "{\"by\": \"-P1D\"}                           | 422 | clock-backwards",
                "{\"by\": \"P100Y\"}                          | 422 | clock-too-far",
                "{\"until\": \"9999-12-31\"}                  | 422 | clock-too-far",
                "{\"by\": \"soon\"}                           | 400 | clock-amount-unreadable",
                "{}                                           | 400 | clock-wish-unclear",
                "{\"by\": \"P1D\", \"until\": \"2027-01-01\"} | 400 | clock-wish-unclear",
                "{\"toNextDue\": true}                        | 409 | clock-nothing-due"
            })
    void refusesWhatItCannotDo(String wish, int status, String code) throws Exception {
        move(wish)
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.type").value("/problems/" + code))
                .andExpect(jsonPath("$.detail").isNotEmpty());

        assertThat(clock.today()).isEqualTo("2026-11-23");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "\"P1D\"",
                "{\"until\": 20270101}",
                "{\"until\": \"2027-02-30\"}",
                "{\"by\": 1}",
                "{\"toNextDue\": \"yes\"}",
                "{\"to\": \"2027-01-01\"}",
                "{\"toNextDue\": null}"
            })
    void refusesWhatItCannotRead(String body) throws Exception {
        move(body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        http.perform(post("/api/clock")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Accept-Language", "en")
                        .content("{\"by\": \"P100Y\"}"))
                .andExpect(content().string(containsString("10 years at most")));
    }

    @Test
    void isNoBusinessOfClients() throws Exception {
        http.perform(get("/api/clock").with(user("c").roles("CLIENT"))).andExpect(status().isForbidden());
        http.perform(get("/api/clock").with(user("a").roles("ADMIN"))).andExpect(status().isOk());
    }

    private ResultActions move(String wish) throws Exception {
        return http.perform(
                post("/api/clock").contentType(MediaType.APPLICATION_JSON).content(wish));
    }
}
