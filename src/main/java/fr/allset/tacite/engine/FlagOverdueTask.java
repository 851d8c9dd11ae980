package fr.allset.tacite.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** When a task's time has run out it rises into the list "En retard". A timer of the task calls it. */
@Component
class FlagOverdueTask implements TaskListener {

    /** The priority from which a task counts as late. */
    static final int OVERDUE = 100;

    @Override
    public void notify(DelegateTask task) {
        task.setPriority(OVERDUE);
    }
}
