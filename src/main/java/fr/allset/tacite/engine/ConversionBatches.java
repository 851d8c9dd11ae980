package fr.allset.tacite.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/**
 * The engine's batches that convert instances, which it keeps as long as one of their jobs is left. Each instance is a job of its
 * own, so that one that cannot move holds up no other.
 */
@Component
class ConversionBatches {

    /** FailureHandling of a batch that are looked at. */
    private static final int MOST_FAILURES = 200;

    private final ManagementService management;
    private final ProcessEngineConfigurationImpl configuration;

    ConversionBatches(ManagementService management, ProcessEngine engine) {
        this.management = management;
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /**
     * A batch that is not through.
     *
     * @param source    the process definition that its instances leave
     * @param target    the one that they come to
     * @param remaining instances that have not moved, failures included
     * @param failed    those of them that are not tried again
     */
    record UnderWay(String id, String source, String target, int remaining, int failed, String jobDefinition) {}

    List<UnderWay> underWay() {
        var batches = management
                .createBatchQuery()
                .type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION)
                .list();
        if (batches.isEmpty()) {
            return List.of();
        }
        Map<String, BatchStatistics> statistics =
                management.createBatchStatisticsQuery().type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION).list().stream()
                        .collect(Collectors.toMap(Batch::getId, Function.identity()));
        return inEngine(context -> batches.stream()
                .filter(batch -> statistics.containsKey(batch.getId()))
                .map(batch -> {
                    var numbers = requireNonNull(statistics.get(batch.getId()));
                    var plan = handler()
                            .readConfiguration(context.getBatchManager()
                                    .findBatchById(batch.getId())
                                    .getConfigurationBytes())
                            .getMigrationPlan();
                    return new UnderWay(
                            batch.getId(),
                            plan.getSourceProcessDefinitionId(),
                            plan.getTargetProcessDefinitionId(),
                            numbers.getRemainingJobs(),
                            numbers.getFailedJobs(),
                            batch.getBatchJobDefinitionId());
                })
                .toList());
    }

    /** The process instances that could not move, with what the engine said. */
    Map<String, String> failures(UnderWay batch) {
        var jobs = management
                .createJobQuery()
                .jobDefinitionId(batch.jobDefinition())
                .noRetriesLeft()
                .listPage(0, MOST_FAILURES);
        return inEngine(context -> jobs.stream()
                .flatMap(job -> handler().readConfiguration(configuration(context, job.getId())).getIds().stream()
                        .map(instance -> Map.entry(instance, String.valueOf(job.getExceptionMessage()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }

    private static byte[] configuration(CommandContext context, String jobId) {
        var job = context.getDbEntityManager().selectById(JobEntity.class, jobId);
        var bytes = ((BatchJobConfiguration) job.getJobHandlerConfiguration()).getConfigurationByteArrayId();
        return requireNonNull(context.getDbEntityManager()
                .selectById(ByteArrayEntity.class, bytes)
                .getBytes());
    }

    void delete(UnderWay batch) {
        management.deleteBatch(batch.id(), false);
    }

    private MigrationBatchJobHandler handler() {
        return (MigrationBatchJobHandler)
                requireNonNull(configuration.getBatchHandlers().get(Batch.TYPE_PROCESS_INSTANCE_MIGRATION));
    }

    private <T> T inEngine(Function<CommandContext, T> reading) {
        return configuration.getCommandExecutorTxRequired().execute(reading::apply);
    }
}
