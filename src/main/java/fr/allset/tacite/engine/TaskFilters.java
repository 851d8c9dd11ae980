package fr.allset.tacite.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The lists of Tasklist. They hold values and no expression, because expressions in stored filters are switched off. So "my tasks"
 * is one filter for each person, and "late" is a priority that a task is given when its due date has passed.
 */
@Component
class TaskFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** The lists that account managers and support share: each shows to whoever opens it what that person may see. */
    void createShared() {
        create(
                "À prendre",
                "Personne ne s'en occupe encore",
                20,
                toTake(EngineGroups.ACCOUNT_MANAGERS),
                EngineGroups.ACCOUNT_MANAGERS);
        create(
                "Défaillances à prendre",
                "Personne ne s'en occupe encore",
                20,
                toTake(EngineGroups.SUPPORT),
                EngineGroups.SUPPORT);
        create(
                "En retard",
                "L'échéance est passée",
                30,
                tasks.createTaskQuery().taskMinPriority(FlagOverdueTask.OVERDUE),
                EngineGroups.ACCOUNT_MANAGERS,
                EngineGroups.SUPPORT);
        create(
                "Attend le client ou la date",
                "Devis et documents sans réponse, résiliations dont la date d'effet n'est pas venue",
                40,
                tasks.createTaskQuery().taskMaxPriority(NORMAL - 1),
                EngineGroups.ACCOUNT_MANAGERS,
                EngineGroups.SUPPORT);
        create(
                "Toutes les tâches",
                "Tout ce qui est ouvert",
                50,
                tasks.createTaskQuery(),
                EngineGroups.ACCOUNT_MANAGERS,
                EngineGroups.SUPPORT);
    }

    private TaskQuery toTake(String group) {
        return tasks.createTaskQuery()
                .taskCandidateGroup(group)
                .taskUnassigned()
                .taskMaxPriority(FlagOverdueTask.OVERDUE - 1)
                .taskMinPriority(NORMAL);
    }

    /** The engine's priority of a task that says nothing; what merely waits has less. */
    private static final int NORMAL = 50;

    /** Without an owner, whom the engine would let change the filter. */
    void createMyTasks(String username) {
        permit(
                save(
                        "Mes tâches",
                        "Celles que j'ai prises",
                        10,
                        tasks.createTaskQuery().taskAssignee(username)),
                username,
                null);
    }

    /** Once by its name; a database that has it already still learns of a group that shares it since. */
    private void create(String name, String description, int position, TaskQuery query, String... groups) {
        var filter = filters.createFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = save(name, description, position, query);
        }
        for (var group : groups) {
            if (authorizations
                            .createAuthorizationQuery()
                            .resourceType(Resources.FILTER)
                            .resourceId(filter.getId())
                            .groupIdIn(group)
                            .count()
                    == 0) {
                permit(filter, null, group);
            }
        }
    }

    private Filter save(String name, String description, int position, TaskQuery query) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("priority", position);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                List.of(
                        Map.of("name", "customerName", "label", "Client"),
                        Map.of("name", "effectiveDateText", "label", "Date d'effet"),
                        Map.of("name", "totalText", "label", "Total TTC")));
        return filters.saveFilter(
                filters.newTaskFilter().setName(name).setQuery(query).setProperties(properties));
    }

    private void permit(Filter filter, @Nullable String user, @Nullable String group) {
        var permission = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        permission.setUserId(user);
        permission.setGroupId(group);
        permission.setResource(Resources.FILTER);
        permission.setResourceId(filter.getId());
        permission.addPermission(Permissions.READ);
        authorizations.saveAuthorization(permission);
    }
}
