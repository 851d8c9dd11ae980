package fr.allset.tacite.lifecycle.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.DossierProcess.Step;
import fr.allset.tacite.lifecycle.DossierProcess.Timer;
import fr.allset.tacite.lifecycle.Dossiers;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the engine what it runs for a dossier, and says it in the words of the diagrams. */
@Component
class DossiersInEngine implements Dossiers {

    /** Enough to see what was tried lately; Cockpit has the rest. */
    private static final int MOST_ENDED = 10;

    /** What holds steps and is no step itself. */
    private static final String SUB_PROCESS = "subProcess";
    /** An event that is waited for is named after what will have happened. */
    private static final String WAITING = "intermediate";
    /** The job of a task whose due date passes. */
    private static final String TASK_OVERDUE = "timer-task-listener";

    private final HistoryService history;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;

    DossiersInEngine(
            HistoryService history, TaskService tasks, ManagementService management, RepositoryService repository) {
        this.history = history;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
    }

    @Override
    public List<DossierProcess> of(Collection<String> businessKeys, Collection<String> letters) {
        var running = Stream.concat(
                        underKeys(businessKeys), underKeys(letters).map(query -> query.processDefinitionKey(LETTERS)))
                .flatMap(query -> query.unfinished().list().stream())
                .sorted(Comparator.comparing(HistoricProcessInstance::getStartTime))
                .toList();
        var ended = underKeys(businessKeys)
                .flatMap(query ->
                        query.finished().orderByProcessInstanceEndTime().desc().listPage(0, MOST_ENDED).stream());
        return Stream.concat(underWay(running), ended.map(instance -> process(instance, List.of(), List.of())))
                .toList();
    }

    @Override
    public Set<String> running(Collection<String> businessKeys) {
        return underKeys(businessKeys)
                .flatMap(query -> query.unfinished().list().stream())
                .map(HistoricProcessInstance::getBusinessKey)
                .collect(toSet());
    }

    /** The engine's history knows what runs as well as what has run; it refuses to look for no key at all. */
    private Stream<HistoricProcessInstanceQuery> underKeys(Collection<String> keys) {
        return keys.isEmpty()
                ? Stream.empty()
                : Stream.of(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKeyIn(keys.toArray(String[]::new)));
    }

    private Stream<DossierProcess> underWay(List<HistoricProcessInstance> running) {
        if (running.isEmpty()) {
            return Stream.empty();
        }
        var ids = running.stream().map(HistoricProcessInstance::getId).collect(toSet());
        var open = tasks.createTaskQuery().processInstanceIdIn(ids.toArray(String[]::new)).list().stream()
                .collect(groupingBy(Task::getProcessInstanceId));
        var jobs = management.createJobQuery().processInstanceIds(ids).list().stream()
                .collect(groupingBy(Job::getProcessInstanceId));
        return running.stream()
                .map(instance -> process(
                        instance,
                        steps(instance, open.getOrDefault(instance.getId(), List.of())),
                        jobs.getOrDefault(instance.getId(), List.of())));
    }

    private DossierProcess process(HistoricProcessInstance instance, List<Step> steps, List<Job> jobs) {
        var end = instance.getEndTime();
        return new DossierProcess(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                instance.getProcessDefinitionName(),
                instance.getBusinessKey(),
                instance.getStartTime().toInstant(),
                end == null ? null : end.toInstant(),
                steps,
                jobs.stream()
                        .map(this::timer)
                        .sorted(Comparator.comparing(Timer::due))
                        .toList(),
                jobs.stream().anyMatch(job -> job.getRetries() == 0));
    }

    private List<Step> steps(HistoricProcessInstance instance, List<Task> open) {
        Map<String, Task> byId = open.stream().collect(toMap(Task::getId, task -> task));
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .unfinished()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(activity -> !activity.getActivityType().equals(SUB_PROCESS))
                .map(activity -> step(activity, byId.get(activity.getTaskId())))
                .toList();
    }

    private static Step step(HistoricActivityInstance activity, @Nullable Task task) {
        var waiting = activity.getActivityType().startsWith(WAITING) ? "Attente : " : "";
        return new Step(
                waiting + activity.getActivityName(),
                activity.getStartTime().toInstant(),
                task == null ? null : task.getId(),
                task == null ? null : task.getAssignee());
    }

    private Timer timer(Job job) {
        var definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        var element = repository
                .getBpmnModelInstance(job.getProcessDefinitionId())
                .<FlowElement>getModelElementById(definition.getActivityId());
        Date due = job.getDuedate() == null ? job.getCreateTime() : job.getDuedate();
        return new Timer(
                definition.getJobType().equals(TASK_OVERDUE)
                        ? "Échéance de la tâche : " + element.getName()
                        : element.getName(),
                due.toInstant());
    }
}
