package fr.allset.tacite.microsoftfeed.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
@DisplayName("Names of services over HTTP")
class ServiceNameControllerTest {

    @Autowired
    MockMvc program;

    @Test
    void areReadWithWhatTheyMeanAndWhoSaidSo() throws Exception {
        says("{\"name\": \"Microsoft Loop\", \"components\": [\"OneDrive Entreprise\", \"LYNC_ONLINE\"]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("Microsoft Loop"))
                .andExpect(jsonPath("$.components", contains("ONEDRIVE", "LYNC_ONLINE")))
                .andExpect(jsonPath("$.classifiedBy").value("pilote"))
                .andExpect(jsonPath("$.classifiedAt").value("2026-11-23T09:00:00Z"));
        says("{\"name\": \"microsoft loop\", \"components\": []}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.components", hasSize(0)));

        program.perform(get("/api/service-names"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.name == 'Microsoft Loop')].classifiedBy", contains("pilote")))
                .andExpect(jsonPath("$[?(@.name == 'Microsoft Teams')].components[0]", contains("LYNC_ONLINE")));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"components\": []};                                        422; name",
                "{\"name\": \" \", \"components\": []};                       422; name",
                "{\"name\": \"Loop\"};                                        400; components",
                "{\"name\": \"Loop\", \"components\": [\"Minitel\"]};         422; components",
                "{\"name\": \"Loop\", \"components\": [3]};                   400; components",
                "{\"name\": 17, \"components\": []};                          400; name",
                "{\"name\": \"Loop\", \"composants\": []};                    400; composants"
            })
    void areRefusedWithTheFieldAtFault(String body, int status, String field) throws Exception {
        says(body).andExpect(status().is(status)).andExpect(jsonPath("$.field").value(startsWith(field)));
    }

    private ResultActions says(String body) throws Exception {
        return program.perform(
                put("/api/service-names").contentType(APPLICATION_JSON).content(body));
    }
}
