package fr.allset.tacite.relevance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.relevance.RelevanceTable;
import fr.allset.tacite.testing.TaciteTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@TaciteTest
@WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
@DisplayName("The table of relevance over HTTP")
class RelevanceControllerTest {

    private static final String TABLE = "/api/change-relevance";
    private static final String LINES =
            "[{\"major\": true, \"ahead\": true, \"assess\": true, \"because\": \"majeure\"},"
                    + " {\"severity\": \"high\", \"assess\": true, \"because\": \"élevée\"}]";

    @Autowired
    MockMvc program;

    @Autowired
    RelevanceTable table;

    @Test
    void isReadAndPutAsItsLines() throws Exception {
        int version = table.inForce().number();
        program.perform(get(TABLE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(version))
                .andExpect(jsonPath("$.ofTacite").value(true))
                .andExpect(jsonPath("$.lines", hasSize(6)))
                .andExpect(jsonPath("$.lines[2].major").value(true))
                .andExpect(jsonPath("$.lines[2].ahead").doesNotExist())
                .andExpect(jsonPath("$.changes", hasSize(0)));

        puts(body(version, "\"Essai\"", LINES))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(version + 1))
                .andExpect(jsonPath("$.lines[1].severity").value("high"))
                .andExpect(jsonPath("$.changes[0].by").value("pilote"))
                .andExpect(jsonPath("$.changes[0].reason").value("Essai"));
        puts(body(version, "\"Essai\"", LINES)).andExpect(status().isConflict());
    }

    @ParameterizedTest(name = "{1} because {0}: {2}, {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "null;      [{\"assess\": true, \"because\": \"x\"}];                             422; reason",
                "\"Essai\"; [];                                                                   422; lines",
                "\"Essai\"; [{\"because\": \"x\"}];                                               422; lines[0].assess",
                "\"Essai\"; [{\"assess\": true}];                                                 422; lines[0].because",
                "\"Essai\"; [{\"assess\": false, \"because\": \"x\"}];                            422; lines[0].assess",
                "\"Essai\"; [{\"assess\": true, \"because\": \"x\", \"category\": \"> 3\"}];      422; lines[0].category",
                "\"Essai\"; [{\"assess\": \"true\", \"because\": \"x\"}];                         400; lines",
                "\"Essai\"; [{\"assess\": true, \"because\": \"x\", \"when\": \"= 1\"}];          400; lines",
                "\"Essai\"; null;                                                                 400; lines"
            })
    void isRefusedWithTheFieldAtFault(String reason, String lines, int status, String field) throws Exception {
        var answer = puts(body(table.inForce().number(), reason, lines))
                .andExpect(status().is(status))
                .andReturn()
                .getResponse();

        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains(field);
        assertThat(table.inForce().ofTacite()).isTrue();
    }

    private static String body(int version, String reason, String lines) {
        return "{\"version\": %d, \"reason\": %s, \"lines\": %s}".formatted(version, reason, lines);
    }

    private ResultActions puts(String body) throws Exception {
        return program.perform(put(TABLE).contentType(APPLICATION_JSON).content(body));
    }
}
