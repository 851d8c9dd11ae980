package fr.allset.tacite.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import fr.allset.tacite.startup.StartUpStep;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may do what in the engine. Account managers work on tasks and start what they may start. Support does so where failures are
 * concerned. Process owners see everything and have what failed tried again; administrators see who may. Nobody may deploy, and nobody
 * may store a filter, since both can carry code.
 */
@Component
class EnginePermissions extends StartUpStep {

    private static final List<String> STARTED_BY_ACCOUNT_MANAGERS = List.of(
            "early-termination",
            "fee-change",
            "non-renewal",
            "portfolio-import",
            "service-credit",
            "subscription-setup",
            "usage-entry");

    /** Their tasks are the account managers', but only the engine starts them. */
    private static final List<String> STARTED_BY_THE_ENGINE = List.of(
            "bounced-notice",
            "change-digest",
            "charge-correction",
            "credit-adjustment",
            "document-acceptance",
            "microsoft-change",
            "microsoft-claim",
            "send-notice",
            "service-name-classification",
            "set-aside-item",
            "tenant-access");

    /** FailureHandling and maintenance: those of the account managers and of support, by either's form. */
    private static final List<String> STARTED_BY_SUPPORT =
            List.of("failure-notification", "failure-correction", "planned-maintenance");

    /** Their tasks are support's and the account managers', but only the engine starts them. */
    private static final List<String> FAILURES_STARTED_BY_THE_ENGINE =
            List.of("failure-handling", "held-mail", "microsoft-incident", "restoration-deadline");

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final TaskFilters filters;
    private final JdbcClient jdbc;

    EnginePermissions(
            IdentityService identities, AuthorizationService authorizations, TaskFilters filters, JdbcClient jdbc) {
        super(Order.PERMISSIONS);
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
        this.jdbc = jdbc;
    }

    @Override
    protected void prepare() {
        group(EngineGroups.ACCOUNT_MANAGERS, "Gestionnaires de comptes");
        group(EngineGroups.PROCESS_OWNERS, "Pilotes de processus");
        group(EngineGroups.SUPPORT, "Support");
        group(EngineGroups.ADMINISTRATORS, "Administrateurs du système");
        permitAccountManagers(EngineGroups.ACCOUNT_MANAGERS);
        permitSupport(EngineGroups.SUPPORT);
        permitProcessOwners(EngineGroups.PROCESS_OWNERS);
        permitAdministrators(EngineGroups.ADMINISTRATORS);
        filters.createShared();
        narrowWhatEarlierReleasesGave();
    }

    /** Tasks and users that are there already had more rights than their form and their own name need. */
    private void narrowWhatEarlierReleasesGave() {
        jdbc.sql("""
                update act_ru_authorization set perms_ = :work
                 where resource_type_ = :task and perms_ = :update""")
                .param("work", Permissions.READ.getValue() | Permissions.TASK_WORK.getValue())
                .param("task", Resources.TASK.resourceType())
                .param("update", Permissions.READ.getValue() | Permissions.UPDATE.getValue())
                .update();
        jdbc.sql("""
                update act_ru_authorization set perms_ = :read
                 where resource_type_ = :user and user_id_ = resource_id_ and perms_ <> :read""")
                .param("read", Permissions.READ.getValue())
                .param("user", Resources.USER.resourceType())
                .update();
    }

    private void permitAccountManagers(String group) {
        permitTasklist(group);
        permitToStart(group, STARTED_BY_ACCOUNT_MANAGERS);
        permitToStart(group, STARTED_BY_SUPPORT);
        permitToSee(group, STARTED_BY_THE_ENGINE);
        permitToSee(group, FAILURES_STARTED_BY_THE_ENGINE);
    }

    /** FailureHandling and maintenance alone: nothing about fees, terms or terminations. */
    private void permitSupport(String group) {
        permitTasklist(group);
        permitToStart(group, STARTED_BY_SUPPORT);
        permitToSee(group, FAILURES_STARTED_BY_THE_ENGINE);
    }

    private void permitTasklist(String group) {
        permit(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        permit(group, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        permit(group, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE);
        permit(group, Resources.USER, ANY, Permissions.READ);
        permit(group, Resources.GROUP, group, Permissions.READ);
    }

    private void permitToStart(String group, List<String> processes) {
        for (var process : processes) {
            permit(
                    group,
                    Resources.PROCESS_DEFINITION,
                    process,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.CREATE_INSTANCE,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY);
        }
    }

    private void permitToSee(String group, List<String> processes) {
        for (var process : processes) {
            permit(
                    group,
                    Resources.PROCESS_DEFINITION,
                    process,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY);
        }
    }

    private void permitProcessOwners(String group) {
        permit(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        permit(group, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        permit(
                group,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE);
        permit(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        permit(group, Resources.TASK, ANY, Permissions.READ);
        permit(group, Resources.DEPLOYMENT, ANY, Permissions.READ);
        permit(group, Resources.BATCH, ANY, Permissions.READ, BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES);
        permit(group, Resources.USER, ANY, Permissions.READ);
        permit(group, Resources.GROUP, ANY, Permissions.READ);
    }

    private void permitAdministrators(String group) {
        permit(group, Resources.APPLICATION, "admin", Permissions.ACCESS);
        permit(group, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        permit(group, Resources.AUTHORIZATION, ANY, Permissions.READ);
        permit(group, Resources.USER, ANY, Permissions.READ);
        permit(group, Resources.GROUP, ANY, Permissions.READ);
        permit(group, Resources.SYSTEM, ANY, SystemPermissions.READ);
    }

    private void group(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            var group = identities.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
    }

    /** States what holds; an earlier statement about the same is replaced, so that a release can take a right away. */
    private void permit(String group, Resource resource, String id, Permission... permissions) {
        var authorization = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
        }
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
