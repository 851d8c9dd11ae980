package fr.allset.tacite.testing;

import fr.allset.tacite.engine.DecisionTables;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Before each test: no facts, no instances, no history, the clock at its beginning; assertions ask this engine. What is deployed
 * and who may log in stays, but for tables that people have changed.
 */
class EmptyDatabase implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        // several contexts live in one JVM, and the web apps look for the engine by its name alone
        ProcessEngines.registerProcessEngine(context.getBean(ProcessEngine.class));
        BpmnAwareTests.init(context.getBean(ProcessEngine.class));
        var runtime = context.getBean(RuntimeService.class);
        var history = context.getBean(HistoryService.class);
        var management = context.getBean(ManagementService.class);
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "next test", true, true));
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));
        management.createJobQuery().list().forEach(job -> management.deleteJob(job.getId()));

        var repository = context.getBean(RepositoryService.class);
        repository
                .createDeploymentQuery()
                .deploymentSource(DecisionTables.CHANGED_BY_PEOPLE)
                .list()
                .forEach(changed -> repository.deleteDeployment(changed.getId(), true));

        var jdbc = context.getBean(JdbcClient.class);
        for (String table : ownTables(jdbc)) {
            jdbc.sql("delete from " + table).update();
        }
        context.getBean(MovableClock.class).reset();
    }

    /** Children before parents: tables are created parents first, so the reverse of the order of creation by name would not do. */
    private static List<String> ownTables(JdbcClient jdbc) {
        return OWN_TABLES.stream()
                .filter(table -> !jdbc.sql("select 1 from information_schema.tables where lower(table_name) = ?")
                        .param(table)
                        .query(Integer.class)
                        .list()
                        .isEmpty())
                .toList();
    }

    /** Our tables of facts, children first. A table that is missing here makes the next test fail on its key: add it. */
    private static final List<String> OWN_TABLES = List.of(
            "relevance_change",
            "claimed_subscription",
            "microsoft_claim",
            "microsoft_incident",
            "notice_bounce",
            "change_event",
            "change_preference",
            "change_notice_subscription",
            "change_notice",
            "change_digest",
            "change_assessment",
            "change_feed",
            "change_revision",
            "microsoft_change",
            "filed_announcement",
            "service_name_event",
            "service_name",
            "set_aside_item",
            "health_post",
            "health_issue",
            "announcement_version",
            "announcement",
            "microsoft_read",
            "microsoft_tenant",
            "missed_objective",
            "availability_run",
            "credit_note",
            "credit_request",
            "incoming_mail",
            "maintained_subscription",
            "planned_maintenance",
            "notification_addition",
            "notified_subscription",
            "failure_notification",
            "failure_event",
            "excusable_period",
            "cause_decision",
            "failure_waiting",
            "failure_stretch",
            "restoration_outcome",
            "failure",
            "unbroken_series",
            "clock_move",
            "charge_run",
            "setup_service_request",
            "setup_prerequisite",
            "setup",
            "acceptance_event",
            "requested_document",
            "acceptance_file",
            "document_version",
            "charge",
            "notice_attachment",
            "notice",
            "idempotent_request",
            "termination",
            "quote_subscription",
            "quote_event",
            "termination_quote",
            "portfolio_row",
            "non_renewal",
            "subscription_event",
            "usage_fee_record",
            "fixed_fee_record",
            "subscription",
            "customer_site",
            "customer",
            "portfolio_import");
}
