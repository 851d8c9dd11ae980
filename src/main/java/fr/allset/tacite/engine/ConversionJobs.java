package fr.allset.tacite.engine;

import java.util.HashMap;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.core.variable.VariableUtil;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The engine's jobs that bring instances to another version. Here the variables of the plan are there before the instance comes: a
 * timer that the new version adds may take its date from one.
 */
class ConversionJobs extends MigrationBatchJobHandler {

    @Override
    public void executeHandler(
            MigrationBatchConfiguration conversion, ExecutionEntity execution, CommandContext context, String tenant) {
        var variables = VariableUtil.findBatchVariablesSerialized(conversion.getBatchId(), context);
        if (variables != null && !variables.isEmpty()) {
            conversion
                    .getIds()
                    .forEach(instance -> context.executeWithOperationLogPrevented(
                            new SetExecutionVariablesCmd(instance, new HashMap<>(variables), false, true)));
        }
        super.executeHandler(conversion, execution, context, tenant);
    }
}
