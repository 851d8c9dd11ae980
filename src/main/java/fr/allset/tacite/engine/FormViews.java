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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/**
 * Forms show facts. When Tasklist asks for the form of a task, the view of that form answers, computed at this moment. Variables
 * that were stored earlier, and that someone may have written, are not read. Only what was typed comes from variables, after a
 * refusal.
 */
final class FormViews extends FormServiceImpl {

    private static final String NAMED_AFTER_ITS_TASK = "Form";

    private final Supplier<Collection<? extends TaskForm<?, ?>>> forms;
    private final ObjectMapper json;
    private @Nullable Map<String, TaskForm<?, ?>> byTask;

    FormViews(Supplier<Collection<? extends TaskForm<?, ?>>> forms, ObjectMapper json) {
        this.forms = forms;
        this.json = json;
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    /** Asks the engine first, which says whether the reader may see the task at all. */
    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> names, boolean deserializeObjectValues) {
        var stored = super.getTaskFormVariables(taskId, names, deserializeObjectValues);
        return commandExecutor.execute(context ->
                context.runWithoutAuthorization(() -> shown(context, taskId, names, stored, deserializeObjectValues)));
    }

    private VariableMap shown(
            CommandContext context,
            String taskId,
            @Nullable Collection<String> names,
            VariableMap stored,
            boolean deserialized) {
        var task = context.getTaskManager().findTaskById(taskId);
        var form = task == null ? null : byTask().get(task.getTaskDefinitionKey());
        if (task == null || form == null) {
            return stored;
        }
        var shown = new VariableMapImpl();
        view(task, form).forEach((name, value) -> {
            if (names == null || names.contains(name)) {
                put(shown, name, value, deserialized);
            }
        });
        return shown;
    }

    private Map<String, @Nullable Object> view(TaskEntity task, TaskForm<?, ?> form) {
        var execution = task.getExecution();
        var shown = new LinkedHashMap<String, @Nullable Object>(Variables.of(form.view(new OpenTask(
                Optional.ofNullable(execution.getProcessBusinessKey()),
                task.getTaskDefinitionKey(),
                task.getAssignee(),
                execution::getVariable))));
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

    /** The beans of the forms are there once the application is, after the engine. */
    private synchronized Map<String, TaskForm<?, ?>> byTask() {
        if (byTask == null) {
            byTask = forms.get().stream().collect(Collectors.toMap(FormViews::task, form -> form));
        }
        return byTask;
    }

    private static String task(TaskForm<?, ?> form) {
        var name = form.getClass().getSimpleName();
        return name.substring(0, name.length() - NAMED_AFTER_ITS_TASK.length());
    }
}
