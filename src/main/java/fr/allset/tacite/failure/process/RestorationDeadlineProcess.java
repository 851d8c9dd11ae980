package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationObjective.Target;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/restoration-deadline.bpmn}. The business key is the number of the failure. */
final class RestorationDeadlineProcess {

    static final String KEY = "restoration-deadline";

    // messages
    static final String RESTORATION_DUE = "RestorationDue";
    static final String RESTORATION_MOVED = "RestorationMoved";
    static final String RESTORATION_OVER = "RestorationOver";

    // refusals that lead back to a form
    static final String MISSED_DEADLINE_REFUSED = "MissedDeadlineRefused";

    /** What is to be restored: {@code service} or {@code equipment}. */
    static final String TARGET = "target";
    /** How much of the time allowed has passed at the next signal, or had at the last; 100 at the deadline. */
    static final String SIGNAL_PERCENT = "signalPercent";
    /** When that is. */
    static final String SIGNAL_AT = "signalAt";

    // what forms ask
    /** What is being done. */
    static final String MEASURES = "measures";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String FAILURE_NUMBER = "failureNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String SUBSCRIPTIONS_TEXT = "subscriptionsText";
    /** Where the deadlines stand; the tasks of the failure's own process show it too. */
    static final String DEADLINE_TEXT = "deadlineText";

    static final String OVERRUN_TEXT = "overrunText";
    static final String CLAUSE_TEXT = "clauseText";
    static final String READINGS_TEXT = "readingsText";

    private RestorationDeadlineProcess() {}

    static String failure(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    static Target target(DelegateExecution execution) {
        return Target.of((String) execution.getVariable(TARGET));
    }

    static int percent(DelegateExecution execution) {
        return (Integer) execution.getVariable(SIGNAL_PERCENT);
    }
}
