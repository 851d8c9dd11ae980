package fr.allset.tacite.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * How instances of one version of a process come to another. Each step moves to the one of the same id. Its tasks, timers and
 * messages stay as they are, with their due dates and assignees. {@code conversions.json} says what goes beyond that.
 */
@Component
class ConversionPlans {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Clock clock;
    private final List<Conversion> conversions;

    ConversionPlans(RuntimeService runtime, RepositoryService repository, Clock clock, ObjectMapper json)
            throws IOException {
        this.runtime = runtime;
        this.repository = repository;
        this.clock = clock;
        try (var content = new ClassPathResource("conversions.json").getInputStream()) {
            this.conversions = json.readValue(content, new TypeReference<>() {});
        }
    }

    /**
     * The plan from one process definition to another of the same process.
     *
     * @throws org.camunda.bpm.engine.migration.MigrationPlanValidationException when the versions do not fit
     */
    MigrationPlan between(String process, String source, String target) {
        return between(
                source,
                target,
                conversions.stream()
                        .filter(conversion -> conversion.process().equals(process))
                        .toList());
    }

    MigrationPlan between(String source, String target, List<Conversion> candidates) {
        var from = repository.getBpmnModelInstance(source);
        var to = repository.getBpmnModelInstance(target);
        var plan = runtime.createMigrationPlan(source, target).mapEqualActivities();
        var variables = Variables.createVariables();
        for (var conversion : candidates) {
            if (!has(from, conversion.before()) && has(to, conversion.before())) {
                conversion.activities().forEach((old, now) -> {
                    if (has(from, old) && has(to, now)) {
                        plan.mapActivities(old, now);
                    }
                });
                conversion
                        .instants()
                        .forEach(
                                name -> variables.putValueTyped(name, Variables.dateValue(Date.from(clock.instant()))));
            }
        }
        return variables.isEmpty() ? plan.build() : plan.setVariables(variables).build();
    }

    private static boolean has(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) != null;
    }
}
