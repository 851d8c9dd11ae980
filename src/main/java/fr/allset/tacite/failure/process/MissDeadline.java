package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Awaited;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Card;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The deadline has come and nothing is restored: in the diary, on the tasks of the failure, and a task of its own. */
@Component
class MissDeadline implements JavaDelegate {

    private final RestorationMonitoring deadlines;
    private final FailureReporting notifications;
    private final DeadlineOnTasks onTasks;
    private final CustomersConcerned customers;

    MissDeadline(
            RestorationMonitoring deadlines,
            FailureReporting notifications,
            DeadlineOnTasks onTasks,
            CustomersConcerned customers) {
        this.deadlines = deadlines;
        this.notifications = notifications;
        this.onTasks = onTasks;
        this.customers = customers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var failure = step.number();
        deadlines.miss(failure, step.read(Awaited.class).what());
        onTasks.raise(failure, RestorationMonitoring.DEADLINE);
        step.forget(HandleMissedDeadlineForm.Answer.class);
        step.keep(new Card(customers.inWords(notifications.subscriptionsOf(failure))));
    }
}
