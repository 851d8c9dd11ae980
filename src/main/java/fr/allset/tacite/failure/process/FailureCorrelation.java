package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureConfirmed;
import fr.allset.tacite.failure.FailureCorrected;
import fr.allset.tacite.failure.FailureNotified;
import fr.allset.tacite.failure.FailureReopened;
import fr.allset.tacite.failure.FailureReported;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.failure.MicrosoftStated;
import fr.allset.tacite.problem.Overtaken;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a failure outside of its process moves the process on, in the same transaction. */
@Component
class FailureCorrelation {

    /** Up to so many notifications the forms follow each; then they follow one in so many: ten thousand would only pass by. */
    private static final long FOLLOWED = 100;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final FailureSheetReading sheets;
    private final FailureForms forms;

    FailureCorrelation(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService jobs,
            FailureSheetReading sheets,
            FailureForms forms) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
        this.sheets = sheets;
        this.forms = forms;
    }

    @EventListener
    void on(FailureReported reported) {
        runtime.createMessageCorrelation(FailureHandlingProcess.FAILURE_REPORTED)
                .processInstanceBusinessKey(reported.failure())
                .correlateStartMessage();
    }

    @EventListener
    void on(FailureConfirmed confirmed) {
        correlate(FailureHandlingProcess.FAILURE_CONFIRMED, confirmed.failure());
    }

    /** Taken by the process that waits for the confirmation or the cause; when the failure is closed, it begins a new one. */
    @EventListener
    void on(FailureReopened reopened) {
        correlate(FailureHandlingProcess.FAILURE_REOPENED, reopened.failure());
    }

    @EventListener
    void on(FailureNotified notified) {
        long count = sheets.countOf(notified.failure());
        if (count <= FOLLOWED || count % FOLLOWED == 0) {
            refresh(notified.failure());
        }
    }

    /** Its times, its cause, whom it concerns; or it has taken over the notifications of another one. */
    @EventListener
    void on(FailureCorrected corrected) {
        refresh(corrected.failure());
    }

    @EventListener
    void on(MicrosoftStated stated) {
        refresh(stated.failure());
    }

    /** A process that somebody moves on at this very moment is a conflict to be told, not a failure. */
    private void correlate(String message, String failure) {
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(failure)
                    .correlate();
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException movedMeanwhile) {
            throw new Overtaken(failure, movedMeanwhile);
        }
    }

    private void refresh(String failure) {
        var process = runtime.createProcessInstanceQuery()
                .processDefinitionKey(FailureHandlingProcess.KEY)
                .processInstanceBusinessKey(failure)
                .singleResult();
        if (process != null) {
            try {
                refresh(process, failure);
            } catch (OptimisticLockingException movedMeanwhile) {
                throw new Overtaken(failure, movedMeanwhile);
            }
        }
    }

    private void refresh(ProcessInstance process, String failure) {
        var deadline = (Date) runtime.getVariable(process.getId(), FailureHandlingProcess.DEADLINE_AT);
        var shown = forms.shown(sheets.of(failure), deadline);
        runtime.setVariables(process.getId(), shown);
        if (shown.containsKey(FailureHandlingProcess.DEADLINE_AT)) {
            dueFrom(process, (Date) Objects.requireNonNull(shown.get(FailureHandlingProcess.DEADLINE_AT)));
        }
    }

    /** A notification that was received before those known, and written down later, moves the deadline. */
    private void dueFrom(ProcessInstance process, Date deadline) {
        tasks.createTaskQuery()
                .processInstanceId(process.getId())
                .taskDefinitionKeyIn(
                        FailureHandlingProcess.TAKE_FAILURE_IN_CHARGE,
                        FailureHandlingProcess.DIAGNOSE_FAILURE,
                        FailureHandlingProcess.RESTORE_SERVICE)
                .list()
                .forEach(task -> {
                    tasks.setDueDate(task.getId(), deadline);
                    jobs.createJobQuery()
                            .processInstanceId(process.getId())
                            .activityId(task.getTaskDefinitionKey())
                            .list()
                            .forEach(timer -> jobs.setJobDuedate(timer.getId(), deadline));
                });
    }
}
