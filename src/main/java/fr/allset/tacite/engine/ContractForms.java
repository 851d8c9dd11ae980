package fr.allset.tacite.engine;

import fr.allset.tacite.engine.FormAnswers.Answer;
import fr.allset.tacite.problem.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine's form service, by which every door opens a form and sends one in. A form shows facts. What comes back is taken from whoever
 * is logged in and may decide, field by field as the form declares them. It must rest on the facts that stand at this moment, and becomes a
 * row of the decisions.
 *
 */
final class ContractForms extends FormServiceImpl {

    private final Supplier<FormViews> views;
    private final Supplier<FormAnswers> answers;

    /** Both are there once the application is, after the engine. */
    ContractForms(Supplier<FormViews> views, Supplier<FormAnswers> answers) {
        this.views = views;
        this.answers = answers;
    }

    // ---- what is shown

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
                context.runWithoutAuthorization(() -> Optional.ofNullable(task(context, taskId))
                        .flatMap(task -> views.get().shown(task, names, deserializeObjectValues))
                        .orElse(stored)));
    }

    // ---- what is sent in

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> sent) {
        answer(taskId, sent, fields -> {
            super.submitTaskForm(taskId, fields);
            return Optional.empty();
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> sent, boolean deserialized) {
        return answer(taskId, sent, fields -> super.submitTaskFormWithVariablesInReturn(taskId, fields, deserialized));
    }

    /** The form of texts that older programs send in is no other. */
    @Override
    public void submitTaskFormData(String taskId, Map<String, String> sent) {
        submitTaskForm(taskId, Map.copyOf(sent));
    }

    private <T> T answer(String taskId, Map<String, Object> sent, Function<Map<String, Object>, T> engine) {
        try {
            return commandExecutor.execute(context -> {
                var task = context.runWithoutAuthorization(() -> task(context, taskId));
                // the engine says by itself that there is none
                return task == null ? engine.apply(sent) : answer(context, task, sent, engine);
            });
        } catch (FactsChanged changed) {
            // nothing of the answer stands; when the form is opened again it says why and shows what was typed
            commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
                Optional.ofNullable(task(context, taskId))
                        .ifPresent(task ->
                                task.getExecution().setVariables(answers.get().kept(changed)));
                return null;
            }));
            throw answers.get().told(changed);
        } catch (Refusal refusal) {
            throw answers.get().told(refusal);
        }
    }

    private <T> T answer(
            CommandContext context,
            TaskEntity task,
            Map<String, Object> sent,
            Function<Map<String, Object>, T> engine) {
        var answer = context.runWithoutAuthorization(
                () -> answers.get().of(task, sent, () -> getDeployedTaskForm(task.getId())));
        // found before, since the process may end; it gets its number on the way where it has none yet
        var process = task.getProcessInstance();
        var result = answer.form().during(() -> engine.apply(answer.fields()));
        answers.get().decided(answer, Optional.ofNullable(process.getBusinessKey()));
        return result;
    }

    // ---- what begins a process

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> sent) {
        return begin(processDefinitionId, sent);
    }

    /** The number that a process is about comes from what it makes, and from nobody who starts it. */
    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, @Nullable String businessKey, Map<String, Object> sent) {
        return begin(processDefinitionId, sent);
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> sent) {
        return begin(processDefinitionId, Map.copyOf(sent));
    }

    @Override
    public ProcessInstance submitStartFormData(
            String processDefinitionId, @Nullable String businessKey, Map<String, String> sent) {
        return begin(processDefinitionId, Map.copyOf(sent));
    }

    private ProcessInstance begin(String definition, Map<String, Object> sent) {
        try {
            return commandExecutor.execute(context -> {
                // asks the engine first, which says whether the person may start it at all
                StartFormData start = getStartFormData(definition);
                Answer answer = answers.get().of(start, sent, () -> getDeployedStartForm(definition));
                var begun = answer.form().during(() -> super.submitStartForm(definition, answer.fields()));
                answers.get().decided(answer, Optional.ofNullable(begun.getBusinessKey()));
                return begun;
            });
        } catch (Refusal refusal) {
            throw answers.get().told(refusal);
        }
    }

    /** Null also for one that somebody else completes at this moment: its process has gone on already. */
    private static @Nullable TaskEntity task(CommandContext context, String taskId) {
        var task = context.getTaskManager().findTaskById(taskId);
        return task == null || task.getExecution() == null ? null : task;
    }
}
