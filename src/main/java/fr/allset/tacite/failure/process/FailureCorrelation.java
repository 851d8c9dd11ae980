package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureConfirmed;
import fr.allset.tacite.failure.FailureCorrected;
import fr.allset.tacite.failure.FailureNotified;
import fr.allset.tacite.failure.FailureReopened;
import fr.allset.tacite.failure.FailureReported;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Due;
import fr.allset.tacite.process.ProcessMessages;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a failure outside of its process moves the process on, in the same transaction, and its tasks are due anew. */
@Component
class FailureCorrelation {

    /** Up to so many notifications the cards follow each; then they follow one in so many: ten thousand would only pass by. */
    private static final long FOLLOWED = 100;

    private final ProcessMessages messages;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final FailureSheetReading sheets;

    FailureCorrelation(
            ProcessMessages messages, TaskService tasks, ManagementService jobs, FailureSheetReading sheets) {
        this.messages = messages;
        this.tasks = tasks;
        this.jobs = jobs;
        this.sheets = sheets;
    }

    @EventListener
    void on(FailureReported reported) {
        messages.start(FailureHandlingProcess.FAILURE_REPORTED, reported.failure());
    }

    @EventListener
    void on(FailureConfirmed confirmed) {
        messages.tell(FailureHandlingProcess.FAILURE_CONFIRMED, confirmed.failure());
    }

    /** Taken by the process that waits for the confirmation or the cause; when the failure is closed, it begins a new one. */
    @EventListener
    void on(FailureReopened reopened) {
        messages.tell(FailureHandlingProcess.FAILURE_REOPENED, reopened.failure());
    }

    @EventListener
    void on(FailureNotified notified) {
        long count = sheets.countOf(notified.failure());
        if (count <= FOLLOWED || count % FOLLOWED == 0) {
            refresh(notified.failure());
        }
    }

    /** Its times, or whom it concerns; or it has taken over the notifications of another one. */
    @EventListener
    void on(FailureCorrected corrected) {
        refresh(corrected.failure());
    }

    private void refresh(String failure) {
        messages.kept(FailureHandlingProcess.KEY, failure, Due.class).ifPresent(before -> {
            var sheet = sheets.of(failure);
            var due = FailureForms.due(sheet);
            messages.refresh(FailureHandlingProcess.KEY, failure, FailureForms.card(sheet));
            if (!due.equals(before)) {
                messages.refresh(FailureHandlingProcess.KEY, failure, due);
                messages.overtaken(
                        failure, () -> dueFrom(failure, sheet.serviceObjective().deadline()));
            }
        });
    }

    /** A notification that was received before those known, and written down later, moves the deadline. */
    private void dueFrom(String failure, Instant deadline) {
        tasks.createTaskQuery()
                .processDefinitionKey(FailureHandlingProcess.KEY)
                .processInstanceBusinessKey(failure)
                .taskDefinitionKeyIn(
                        FailureHandlingProcess.TAKE_FAILURE_IN_CHARGE,
                        FailureHandlingProcess.DIAGNOSE_FAILURE,
                        FailureHandlingProcess.RESTORE_SERVICE)
                .list()
                .forEach(task -> dueFrom(task, Date.from(deadline)));
    }

    private void dueFrom(Task task, Date deadline) {
        tasks.setDueDate(task.getId(), deadline);
        jobs.createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(task.getTaskDefinitionKey())
                .list()
                .forEach(timer -> jobs.setJobDuedate(timer.getId(), deadline));
    }
}
