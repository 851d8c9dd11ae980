package fr.allset.tacite.testing;

import fr.allset.tacite.engine.DecisionTables;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Before each test: no facts, no instances, no history, the clock at its beginning; assertions ask this engine. What is deployed
 * and who may log in stays, but for tables that people have changed.
 */
class EmptyStage implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        var engine = context.getBean(ProcessEngine.class);
        // a Tacite that a test has started itself has registered its own, and the web apps look for the engine by its
        // name alone
        ProcessEngines.registerProcessEngine(engine);
        WebApps.keepOpen();
        BpmnAwareTests.init(engine);
        context.getBean(Tables.class).empty();
        var repository = engine.getRepositoryService();
        repository
                .createDeploymentQuery()
                .deploymentSource(DecisionTables.CHANGED_BY_PEOPLE)
                .list()
                .forEach(changed -> repository.deleteDeployment(changed.getId(), true));
        Stage.reset();
        DescribedAnswers.begin();
        context.getBean(MovableClock.class).reset();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        DescribedAnswers.requireAsDescribed();
    }
}
