package fr.allset.tacite.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** The engine's jobs by the instant at which they fall due: timers, steps that wait to be done, and new tries of those that failed. */
@Component
class DueJobs {

    /** The process that reads Microsoft. */
    private static final String MICROSOFT_SYNC = "microsoft-sync";

    private static final Comparator<Job> IN_ORDER = Comparator.comparing(
                    (Job job) -> Optional.ofNullable(job.getDuedate()).orElse(job.getCreateTime()))
            .thenComparing(Job::getCreateTime)
            .thenComparing(Job::getId);

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    DueJobs(ManagementService management, RuntimeService runtime, RepositoryService repository) {
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
    }

    /** What can be executed now, in the order of the due instants; what waits for no day comes when it was made. */
    List<Job> now(int most) {
        return first(jobs().executable().orderByJobDuedate().asc(), most)
                .sorted(IN_ORDER)
                .toList();
    }

    /** The next instant at which something falls due. */
    Optional<Instant> nextAfter(Instant instant) {
        return first(
                        jobs().duedateHigherThan(Date.from(instant))
                                .orderByJobDuedate()
                                .asc(),
                        1)
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** What falls due next, the earliest first; also what is overdue at this moment. */
    List<FallingDue> next(int most) {
        var jobs = first(
                        jobs().duedateHigherThan(Date.from(Instant.EPOCH))
                                .orderByJobDuedate()
                                .asc()
                                .orderByJobId()
                                .asc(),
                        most)
                .toList();
        var keys = businessKeys(jobs);
        Map<String, String> names = new HashMap<>();
        return jobs.stream()
                .map(job -> new FallingDue(
                        job.getDuedate().toInstant(),
                        names.computeIfAbsent(String.valueOf(job.getProcessDefinitionId()), id -> processName(job)),
                        keys.getOrDefault(String.valueOf(job.getProcessInstanceId()), ""),
                        names.computeIfAbsent(String.valueOf(job.getJobDefinitionId()), id -> elementName(job))))
                .toList();
    }

    /** What a timer is planned for; none for a step that waits for no day. */
    Optional<FallingDue> planned(Job job) {
        return Optional.ofNullable(job.getDuedate())
                .filter(due -> job.getProcessInstanceId() != null)
                .map(due -> new FallingDue(
                        due.toInstant(),
                        processName(job),
                        businessKeys(List.of(job)).getOrDefault(job.getProcessInstanceId(), ""),
                        elementName(job)));
    }

    private JobQuery jobs() {
        return management.createJobQuery().active().withRetriesLeft();
    }

    /**
     * But for what falls due again and again and has nothing to do with the contract. That is the reading of Microsoft, every quarter of an
     * hour. It is also the engine's look at its batches, every half minute while one has failures. Whoever walks five years would ask
     * Microsoft at each step; it is asked when the clock has come to where it goes.
     *
     */
    private Stream<Job> first(JobQuery query, int most) {
        var regular = management.createBatchQuery().list().stream()
                .map(Batch::getMonitorJobDefinitionId)
                .collect(Collectors.toCollection(HashSet::new));
        management
                .createJobDefinitionQuery()
                .processDefinitionKey(MICROSOFT_SYNC)
                .jobType(TimerStartEventJobHandler.TYPE)
                .list()
                .forEach(start -> regular.add(start.getId()));
        return query.listPage(0, most + regular.size()).stream()
                .filter(job -> job.getJobDefinitionId() == null || !regular.contains(job.getJobDefinitionId()))
                .limit(most);
    }

    private Map<String, String> businessKeys(List<Job> jobs) {
        var instances = jobs.stream()
                .map(Job::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return instances.isEmpty()
                ? Map.of()
                : runtime
                        .createProcessInstanceQuery()
                        .processInstanceIds(instances)
                        .listPage(0, instances.size())
                        .stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    }

    private String processName(Job job) {
        if (job.getProcessDefinitionId() == null) {
            return "Moteur de processus";
        }
        var process = repository.getProcessDefinition(job.getProcessDefinitionId());
        return process.getName() == null ? process.getKey() : process.getName();
    }

    private String elementName(Job job) {
        var definition = job.getJobDefinitionId() == null
                ? null
                : management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult();
        return Optional.ofNullable(definition)
                .filter(known -> known.getProcessDefinitionId() != null)
                .map(this::elementName)
                .orElse("");
    }

    private String elementName(JobDefinition definition) {
        return repository
                                        .getBpmnModelInstance(definition.getProcessDefinitionId())
                                        .getModelElementById(definition.getActivityId())
                                instanceof FlowElement element
                        && element.getName() != null
                ? element.getName().replaceAll("\\s+", " ")
                : definition.getActivityId();
    }
}
