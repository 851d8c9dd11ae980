package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Shows on the tasks of a failure how its deadlines stand: in words, and by the priority that orders the lists. */
@Component
class DeadlineOnTasks {

    /** The priority of a task that says nothing. */
    private static final int NORMAL = 50;

    /** The process that has the tasks of a failure. */
    private static final String HANDLING = "failure-handling";

    private final RestorationMonitoring deadlines;
    private final RuntimeService runtime;
    private final TaskService tasks;

    DeadlineOnTasks(RestorationMonitoring deadlines, RuntimeService runtime, TaskService tasks) {
        this.deadlines = deadlines;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    void show(String failure) {
        var text = deadlines.inWords(failure);
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(HANDLING)
                .processInstanceBusinessKey(failure)
                .list()
                .forEach(instance ->
                        runtime.setVariable(instance.getId(), RestorationDeadlineProcess.DEADLINE_TEXT, text));
    }

    /** As {@link #show}; at 100 percent the tasks are in the list "En retard". Those that wait for the client go on waiting. */
    void raise(String failure, int percent) {
        show(failure);
        int priority = NORMAL + percent * NORMAL / RestorationMonitoring.DEADLINE;
        tasks.createTaskQuery()
                .processDefinitionKey(HANDLING)
                .processInstanceBusinessKey(failure)
                .taskMinPriority(NORMAL)
                .taskMaxPriority(priority - 1)
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }
}
