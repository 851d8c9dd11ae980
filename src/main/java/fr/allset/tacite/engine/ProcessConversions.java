package fr.allset.tacite.engine;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.startup.StartUpStep;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After a deployment, the instances of older versions move to the newest one, in the background, as a batch that Cockpit shows. An
 * instance that cannot move stays on its version and works on.
 */
@Component
class ProcessConversions extends StartUpStep {

    private static final Logger log = LoggerFactory.getLogger(ProcessConversions.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ConversionPlans plans;
    private final ConversionBatches batches;
    private final ProcessEngineConfigurationImpl configuration;
    private final TransactionTemplate transaction;

    ProcessConversions(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            ConversionPlans plans,
            ConversionBatches batches,
            ProcessEngine engine,
            TransactionTemplate transaction) {
        super(Order.CONVERSION);
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.plans = plans;
        this.batches = batches;
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.transaction = transaction;
    }

    @Override
    protected void prepare() {
        Map<String, ProcessDefinition> newest =
                repository.createProcessDefinitionQuery().latestVersion().list().stream()
                        .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
        for (var version : management.createProcessDefinitionStatisticsQuery().list()) {
            var target = requireNonNull(newest.get(version.getKey()));
            if (version.getInstances() > 0 && target.getVersion() > version.getVersion()) {
                convert(version, target);
            }
        }
    }

    private void convert(ProcessDefinitionStatistics version, ProcessDefinition target) {
        try {
            var plan = plans.between(version.getKey(), version.getId(), target.getId());
            transaction.executeWithoutResult(atOnce -> {
                // another node may be starting at the same moment: one of them does it
                configuration.getCommandExecutorTxRequired().execute(context -> {
                    context.getPropertyManager().acquireExclusiveLock();
                    return null;
                });
                if (isNotUnderWay(version.getId(), target.getId())) {
                    runtime.newMigration(plan)
                            .processInstanceQuery(
                                    runtime.createProcessInstanceQuery().processDefinitionId(version.getId()))
                            .executeAsync();
                    log.info(
                            "{} instances of {} move from version {} to {}",
                            version.getInstances(),
                            version.getKey(),
                            version.getVersion(),
                            target.getVersion());
                }
            });
        } catch (ProcessEngineException versionsDoNotFit) {
            log.warn(
                    "{} instances of {} stay on version {}: {}",
                    version.getInstances(),
                    version.getKey(),
                    version.getVersion(),
                    versionsDoNotFit.getMessage());
        }
    }

    /** A batch to a version that is not the newest any more is taken away: what it has not moved moves now. */
    private boolean isNotUnderWay(String source, String target) {
        boolean none = true;
        for (var batch : batches.underWay()) {
            if (batch.source().equals(source)) {
                if (batch.target().equals(target)) {
                    none = false;
                } else {
                    batches.delete(batch);
                }
            }
        }
        return none;
    }
}
