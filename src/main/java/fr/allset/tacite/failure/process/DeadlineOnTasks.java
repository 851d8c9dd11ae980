package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Shows on the tasks of a failure how its deadlines stand, by the priority that orders the lists. */
@Component
class DeadlineOnTasks {

    /** The priority of a task that says nothing. */
    private static final int NORMAL = 50;

    private final TaskService tasks;

    DeadlineOnTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** At 100 percent the tasks are in the list "En retard". Those that wait for the client go on waiting. */
    void raise(String failure, int percent) {
        int priority = NORMAL + percent * NORMAL / RestorationMonitoring.DEADLINE;
        tasks.createTaskQuery()
                .processDefinitionKey(FailureHandlingProcess.KEY)
                .processInstanceBusinessKey(failure)
                .taskMinPriority(NORMAL)
                .taskMaxPriority(priority - 1)
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }
}
