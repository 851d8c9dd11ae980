package fr.allset.tacite.testing;

import fr.allset.tacite.identity.CheapHash;
import fr.allset.tacite.identity.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The processes under way, by the names a reader of the model knows: process, business key, element. Jobs run when a test says
 * so, and forms are sent in as Tasklist does, with the rights of whoever sends them.
 */
public final class RunningProcesses {

    private static final String ACCOUNT_MANAGERS = "account-managers";
    /** The login and the group of support. */
    private static final String SUPPORT = "support";

    private static final Map<String, Role> ROLES =
            Map.of(SUPPORT, Role.SUPPORT, Town.OWNER, Role.PROCESS_OWNER, Town.ADMIN, Role.ADMIN);

    /** Whoever has come to work here before {@link Town} settles can log in as those who live there. */
    private static final String PASSWORD = new BCryptPasswordEncoder(CheapHash.COST).encode(Town.PASSWORD);

    private final ProcessEngine engine;

    private final JdbcClient jdbc;

    RunningProcesses(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** The one that runs under this key; the test fails when there is none or more. */
    public ProcessInstance running(String process, String businessKey) {
        return find(process, businessKey)
                .orElseThrow(() -> new AssertionError("No " + process + " runs for " + businessKey));
    }

    public Optional<ProcessInstance> find(String process, String businessKey) {
        return Optional.ofNullable(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey)
                .singleResult());
    }

    public List<ProcessInstance> all(String process) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .list();
    }

    /** An account manager sends in the start form of a process. */
    public ProcessInstance startFromForm(String process, String accountManager, Map<String, Object> form) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return as(accountManager, () -> engine.getFormService().submitStartForm(definition.getId(), form));
    }

    /** An account manager sends in the form of the one task with this id. */
    public void complete(ProcessInstance process, String task, String accountManager, Map<String, Object> form) {
        complete(task(process, task), accountManager, form);
    }

    /** The task as it was found earlier: its form is opened, and sent in with what it showed. */
    public void complete(Task task, String accountManager, Map<String, Object> form) {
        as(accountManager, () -> {
            send(task, form, facts(task));
            return task;
        });
    }

    /** As {@link #complete(Task, String, Map)}, on what the form showed when it was opened earlier. */
    public void completeOn(@Nullable String facts, Task task, String accountManager, Map<String, Object> form) {
        as(accountManager, () -> {
            send(task, form, facts);
            return task;
        });
    }

    /** What the form of the task shows at this moment, as it is sent back with an answer. */
    public String facts(Task task) {
        return String.valueOf(engine.getFormService()
                .getTaskFormVariables(task.getId(), List.of("facts"), false)
                .get("facts"));
    }

    private void send(Task task, Map<String, Object> form, @Nullable String facts) {
        var sent = new HashMap<>(form);
        sent.put("shown", facts);
        engine.getFormService().submitTaskForm(task.getId(), sent);
    }

    public Task task(ProcessInstance process, String task) {
        var found = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process.getId())
                .taskDefinitionKey(task)
                .singleResult();
        if (found == null) {
            throw new AssertionError("No task " + task + " in " + process.getBusinessKey());
        }
        return found;
    }

    /** What the form of its open task shows under this name; where none does, what the process keeps. */
    public Object shown(ProcessInstance process, String variable) {
        for (var task : engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(process.getId())
                .list()) {
            var shown = engine.getFormService().getTaskFormVariables(task.getId());
            if (shown.containsKey(variable)) {
                return shown.get(variable);
            }
        }
        return engine.getRuntimeService().getVariable(process.getId(), variable);
    }

    /** The one job that waits at an element: its timer, or its asynchronous continuation. */
    public Job job(ProcessInstance process, String element) {
        var found = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .activityId(element)
                .singleResult();
        if (found == null) {
            throw new AssertionError("No job at " + element + " in " + process.getBusinessKey());
        }
        return found;
    }

    public boolean hasJob(ProcessInstance process, String element) {
        return engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .activityId(element)
                        .count()
                > 0;
    }

    public void execute(ProcessInstance process, String element) {
        execute(job(process, element));
    }

    /** The job as it was found earlier; true, unless it fails. */
    public boolean execute(Job job) {
        engine.getManagementService().executeJob(job.getId());
        return true;
    }

    /** All jobs at an element of a process, and those that come of them, until there are none; how many there were. */
    public int executeAll(String process, String element) {
        int executed = 0;
        while (true) {
            var jobs = engine.getManagementService()
                    .createJobQuery()
                    .processDefinitionKey(process)
                    .activityId(element)
                    .list();
            if (jobs.isEmpty()) {
                return executed;
            }
            for (var job : jobs) {
                execute(job);
                executed++;
            }
        }
    }

    /** Whoever sends a form has a login, with the role that goes with the name. */
    private void employ(String person) {
        jdbc.sql("""
                insert into login (username, display_name, role, password_hash, enabled, created_at)
                select :person, :person, :role, :hash, true, current_timestamp
                 where not exists (select 1 from login where username = :person)""")
                .param("person", person)
                .param("hash", PASSWORD)
                .param("role", ROLES.getOrDefault(person, Role.ACCOUNT_MANAGER).name())
                .update();
    }

    private <T> T as(String person, Supplier<T> work) {
        employ(person);
        engine.getIdentityService()
                .setAuthentication(person, List.of(person.equals(SUPPORT) ? SUPPORT : ACCOUNT_MANAGERS));
        try {
            return work.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
