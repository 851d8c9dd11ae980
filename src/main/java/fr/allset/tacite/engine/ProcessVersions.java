package fr.allset.tacite.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** Which versions of each process have running instances, and how far these have come on their way to the newest. */
@Component
public class ProcessVersions {

    /** How the engine says that a step has gone; the part before the colon is the step's id. */
    private static final Pattern UNMAPPED_STEP =
            Pattern.compile("activity instance '([^':]+):[^']*':\\s*There is no migration instruction");

    private static final int LONGEST_REASON = 300;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ConversionPlans plans;
    private final ConversionBatches batches;

    ProcessVersions(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            ConversionPlans plans,
            ConversionBatches batches) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.plans = plans;
        this.batches = batches;
    }

    /** A process with its newest version first, and those older ones that have running instances. */
    public record VersionedProcess(String key, String name, List<Version> versions) {}

    /**
     * A version of a process.
     *
     * @param definition the engine's id, as Cockpit's addresses have it
     * @param instances  how many are running
     * @param moving     instances that are still to move to the newest version
     * @param staying    instances that could not move, as far as they are known one by one
     * @param obstacle   why none of them can move, if that is so
     */
    public record Version(
            String definition,
            int number,
            Instant deployedAt,
            int instances,
            int moving,
            List<Staying> staying,
            Optional<String> obstacle) {}

    /** An instance that stays on its version and works on. */
    public record Staying(String instance, String businessKey, String reason) {}

    public List<VersionedProcess> all() {
        Map<String, Instant> deployed = repository.createDeploymentQuery().list().stream()
                .collect(Collectors.toMap(
                        Deployment::getId,
                        deployment -> deployment.getDeploymentTime().toInstant()));
        var underWay = batches.underWay();
        var processes = new TreeMap<String, List<ProcessDefinitionStatistics>>(
                management.createProcessDefinitionStatisticsQuery().list().stream()
                        .collect(Collectors.groupingBy(ProcessDefinitionStatistics::getKey)));
        var all = new ArrayList<VersionedProcess>();
        processes.forEach((key, versions) -> {
            versions.sort(Comparator.comparingInt(ProcessDefinitionStatistics::getVersion)
                    .reversed());
            var newest = versions.get(0);
            all.add(new VersionedProcess(
                    key,
                    newest.getName() == null ? key : newest.getName(),
                    versions.stream()
                            .filter(version -> version == newest || version.getInstances() > 0)
                            .map(version -> version(
                                    version,
                                    newest,
                                    underWay,
                                    deployed.getOrDefault(version.getDeploymentId(), Instant.EPOCH)))
                            .toList()));
        });
        return all;
    }

    private Version version(
            ProcessDefinitionStatistics version,
            ProcessDefinitionStatistics newest,
            List<ConversionBatches.UnderWay> underWay,
            Instant deployedAt) {
        if (version == newest) {
            return new Version(
                    version.getId(),
                    version.getVersion(),
                    deployedAt,
                    version.getInstances(),
                    0,
                    List.of(),
                    Optional.empty());
        }
        var batch = underWay.stream()
                .filter(candidate -> candidate.source().equals(version.getId())
                        && candidate.target().equals(newest.getId()))
                .findFirst();
        return new Version(
                version.getId(),
                version.getVersion(),
                deployedAt,
                version.getInstances(),
                batch.map(known -> known.remaining() - known.failed()).orElse(0),
                batch.map(known -> staying(version.getId(), known)).orElse(List.of()),
                batch.isPresent() ? Optional.empty() : obstacle(version, newest));
    }

    private List<Staying> staying(String definition, ConversionBatches.UnderWay batch) {
        var failures = batches.failures(batch);
        if (failures.isEmpty()) {
            return List.of();
        }
        Map<String, ProcessInstance> instances =
                runtime.createProcessInstanceQuery().processInstanceIds(failures.keySet()).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
        return failures.entrySet().stream()
                .filter(failure -> instances.containsKey(failure.getKey()))
                .map(failure -> new Staying(
                        failure.getKey(),
                        Optional.of(failure.getKey())
                                .map(instances::get)
                                .map(ProcessInstance::getBusinessKey)
                                .orElse(""),
                        inFrench(definition, failure.getValue())))
                .sorted(Comparator.comparing(Staying::businessKey).thenComparing(Staying::instance))
                .toList();
    }

    /** Empty when the versions fit, and nobody has begun yet. */
    private Optional<String> obstacle(ProcessDefinitionStatistics version, ProcessDefinitionStatistics newest) {
        try {
            plans.between(version.getKey(), version.getId(), newest.getId());
            return Optional.empty();
        } catch (ProcessEngineException versionsDoNotFit) {
            return Optional.of(shortened(String.valueOf(versionsDoNotFit.getMessage())));
        }
    }

    private String inFrench(String definition, String message) {
        var unmapped = UNMAPPED_STEP.matcher(message);
        return unmapped.find()
                ? "L'étape «\u00a0" + name(definition, unmapped.group(1))
                        + "\u00a0» n'existe pas dans la nouvelle version."
                : shortened(message);
    }

    private String name(String definition, String element) {
        return repository.getBpmnModelInstance(definition).getModelElementById(element) instanceof FlowElement step
                        && step.getName() != null
                ? step.getName().replaceAll("\\s+", " ")
                : element;
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
