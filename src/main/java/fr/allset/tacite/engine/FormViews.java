package fr.allset.tacite.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Variables;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the form of a task shows: the view of that form, computed at this moment. Variables that were stored earlier, and that someone
 * may have written, are not read. Only what was typed comes from variables, after a refusal.
 */
@Component
class FormViews {

    private static final String NAMED_AFTER_ITS_TASK = "Form";

    private final ObjectProvider<TaskForm<?, ?>> forms;
    private final ObjectMapper json;
    private @Nullable Map<String, TaskForm<?, ?>> byTask;

    FormViews(ObjectProvider<TaskForm<?, ?>> forms, ObjectMapper json) {
        this.forms = forms;
        this.json = json;
    }

    /** What the form of that task shows; none where the task has no form of ours. */
    Optional<VariableMap> shown(TaskEntity task, @Nullable Collection<String> names, boolean deserialized) {
        return form(task).map(form -> {
            var shown = new VariableMapImpl();
            all(task, form).forEach((name, value) -> {
                if (names == null || names.contains(name)) {
                    put(shown, name, value, deserialized);
                }
            });
            return shown;
        });
    }

    /** The facts that a decision on the task rests on, as they stand now, as JSON; none where it rests on none. */
    Optional<String> facts(TaskEntity task) {
        return form(task).flatMap(form -> facts(form, view(task, form)));
    }

    private Optional<TaskForm<?, ?>> form(TaskEntity task) {
        return Optional.ofNullable(byTask().get(task.getTaskDefinitionKey()));
    }

    private Map<String, @Nullable Object> all(TaskEntity task, TaskForm<?, ?> form) {
        var execution = task.getExecution();
        var view = view(task, form);
        var shown = new LinkedHashMap<String, @Nullable Object>(Variables.of(view));
        facts(form, view).ifPresent(facts -> shown.put(TaskForm.FACTS, facts));
        var refusal = execution.getVariable(AnswerStep.REFUSAL);
        shown.put(AnswerStep.REFUSAL, refusal == null ? "" : refusal);
        // what is null is not there, so that the field's own default stands
        shown.values().removeIf(Objects::isNull);
        if (refusal instanceof String sentence && !sentence.isBlank()) {
            for (var field : Variables.names(form.answer())) {
                // a field that nobody has seen yet keeps what is proposed, or what the form itself begins with
                if (execution.hasVariable(field)) {
                    shown.put(field, execution.getVariable(field));
                }
            }
        }
        return shown;
    }

    private static Record view(TaskEntity task, TaskForm<?, ?> form) {
        var execution = task.getExecution();
        return form.view(new OpenTask(
                Optional.ofNullable(execution.getProcessBusinessKey()),
                task.getTaskDefinitionKey(),
                task.getAssignee(),
                execution::getVariable));
    }

    private <V extends Record> Optional<String> facts(TaskForm<V, ?> form, Record view) {
        @SuppressWarnings("unchecked") // the view is the form's own
        var rest = form.restsOn((V) view);
        return rest.getClass().getRecordComponents().length == 0 ? Optional.empty() : Optional.of(written(rest));
    }

    /** @param deserialized whether the reader takes rows as an object; Tasklist takes them as text */
    private void put(VariableMap shown, String name, @Nullable Object value, boolean deserialized) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof Date) {
            shown.putValue(name, value);
        } else if (value instanceof Enum<?> constant) {
            shown.putValue(name, constant.name());
        } else {
            var rows = written(value);
            shown.putValueTyped(
                    name, (deserialized ? SpinValues.jsonValue(Spin.JSON(rows)) : SpinValues.jsonValue(rows)).create());
        }
    }

    private String written(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("what a form shows can be written as JSON", unwritable);
        }
    }

    private synchronized Map<String, TaskForm<?, ?>> byTask() {
        if (byTask == null) {
            byTask = forms.stream().collect(Collectors.toMap(FormViews::task, form -> form));
        }
        return byTask;
    }

    private static String task(TaskForm<?, ?> form) {
        var name = form.getClass().getSimpleName();
        return name.substring(0, name.length() - NAMED_AFTER_ITS_TASK.length());
    }
}
