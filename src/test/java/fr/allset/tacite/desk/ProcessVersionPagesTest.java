package fr.allset.tacite.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.testing.TaciteTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

@TaciteTest
@WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
@DisplayName("The page of the versions")
class ProcessVersionPagesTest {

    @Autowired
    MockMvc browser;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @AfterEach
    void takeAwayWhatOnlyTheTestDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName("test")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void listsEachProcessWithItsNewestVersion() throws Exception {
        browser.perform(get("/bureau/versions"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(stringContainsInOrder("Versions des processus", "Vie d&#39;un abonnement", "À jour")))
                .andExpect(content().string(not(containsString("Reste sur cette version"))));
    }

    @Test
    void showsAnOlderVersionAsLongAsInstancesRunOnIt() throws Exception {
        deploy("<b>Old</b>");
        runtime.startProcessInstanceByKey("waiting", "W-1");
        deploy("New");

        browser.perform(get("/bureau/versions"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "#/process-definition/waiting:",
                                "Attente",
                                "À jour",
                                "Attente",
                                "Conversion au prochain démarrage")));
        browser.perform(get("/api/process-versions"))
                .andExpect(jsonPath("$[?(@.process == 'waiting')].versions[1].instances")
                        .value(1))
                .andExpect(jsonPath("$[?(@.process == 'waiting')].versions[0].instances")
                        .value(0));
    }

    @Test
    @WithMockUser(roles = "ACCOUNT_MANAGER")
    void isForThoseWhoWatchOverReleases() throws Exception {
        browser.perform(get("/bureau/versions")).andExpect(status().isForbidden());
        browser.perform(get("/api/process-versions")).andExpect(status().isForbidden());
    }

    private void deploy(String name) {
        repository
                .createDeployment()
                .name("test")
                .addModelInstance(
                        "processes/waiting.bpmn",
                        Bpmn.createExecutableProcess("waiting")
                                .name("Attente")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("Step")
                                .name(name)
                                .endEvent()
                                .done())
                .deploy();
    }
}
