package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.RevisionProposed;
import fr.allset.tacite.change.RevisionShown;
import fr.allset.tacite.change.RevisionSuperseded;
import fr.allset.tacite.microsoftfeed.ServiceNameClassified;
import fr.allset.tacite.problem.Overtaken;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a change outside of its processes begins them, ends them, or is shown on their forms, in the same transaction. */
@Component
class ChangeCorrelation {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AssessmentForm form;

    ChangeCorrelation(RuntimeService runtime, TaskService tasks, AssessmentForm form) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.form = form;
    }

    @EventListener
    void on(RevisionProposed proposed) {
        start(MicrosoftChangeProcess.REVISION_PROPOSED, ChangeRevision.key(proposed.change(), proposed.revision()));
    }

    @EventListener
    void on(RevisionShown shown) {
        start(MicrosoftChangeProcess.REVISION_SHOWN, ChangeRevision.key(shown.change(), shown.revision()));
    }

    private void start(String message, String key) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(key)
                .correlateStartMessage();
    }

    /** Whatever runs about it ends; a process that somebody moves on at this very moment is a conflict to be told, not a failure. */
    @EventListener
    void on(RevisionSuperseded superseded) {
        var key = ChangeRevision.key(superseded.change(), superseded.revision());
        try {
            runtime.createMessageCorrelation(MicrosoftChangeProcess.REVISION_SUPERSEDED)
                    .processInstanceBusinessKey(key)
                    .correlateAll();
        } catch (OptimisticLockingException movedMeanwhile) {
            throw new Overtaken(key, movedMeanwhile);
        }
    }

    /** Whoever is assessing a text that names the service sees what it means, and whom the text would concern. */
    @EventListener
    void on(ServiceNameClassified classified) {
        var assessed = tasks
                .createTaskQuery()
                .processDefinitionKey(MicrosoftChangeProcess.KEY)
                .taskDefinitionKey(MicrosoftChangeProcess.ASSESS_CHANGE)
                .list()
                .stream()
                .map(Task::getProcessInstanceId)
                .collect(Collectors.toSet());
        if (!assessed.isEmpty()) {
            runtime.createProcessInstanceQuery()
                    .processInstanceIds(assessed)
                    .list()
                    .forEach(process -> refresh(process, classified.key()));
        }
    }

    private void refresh(ProcessInstance process, String name) {
        try {
            form.classified(process.getBusinessKey(), name)
                    .ifPresent(shown -> runtime.setVariables(process.getId(), shown));
        } catch (OptimisticLockingException movedMeanwhile) {
            throw new Overtaken(process.getBusinessKey(), movedMeanwhile);
        }
    }
}
