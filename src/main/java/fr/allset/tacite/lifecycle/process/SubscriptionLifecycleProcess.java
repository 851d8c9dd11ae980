package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/subscription-lifecycle.bpmn}. The business key is the subscription's number. */
final class SubscriptionLifecycleProcess {

    static final String KEY = "subscription-lifecycle";

    /** The subscription has been given its end. */
    static final String SUBSCRIPTION_TERMINATED = "SubscriptionTerminated";
    /** The termination that was to end it at its term does not take place. */
    static final String PLANNED_END_WITHDRAWN = "PlannedEndWithdrawn";

    /** Routes "Quelle période ?": {@code before_start}, {@code initial} or {@code renewal}. */
    static final String PHASE = "phase";
    /** The number of the Période de Reconduction, from 1; 0 in the Période Initiale. */
    static final String RENEWAL_INDEX = "renewalIndex";
    /** When the current period begins, midnight in Paris. */
    static final String PERIOD_STARTS_AT = "periodStartsAt";
    /** When the renewal at its end is to be announced for the first time. */
    static final String ANNOUNCE_AT = "announceAt";
    /** The term: when the next period begins, midnight in Paris. */
    static final String TERM_AT = "termAt";
    /** Routes "Que se passe-t-il au terme ?": {@code renewed}, {@code not_renewed} or {@code terminated}. */
    static final String AT_TERM = "atTerm";

    static final String BEFORE_START = "before_start";
    static final String INITIAL = "initial";
    static final String RENEWAL = "renewal";

    // what the gateway at the term compares with
    static final String NOT_RENEWED = "not_renewed";
    static final String TERMINATED = "terminated";

    private SubscriptionLifecycleProcess() {}

    /** The term that was waited for: not today's, so that terms missed while Tacite stood still are caught up one by one. */
    static LocalDate term(DelegateExecution execution) {
        if (!(execution.getVariable(TERM_AT) instanceof Date term)) {
            // the life was ended at this very moment, and its variables with it: the engine knows what to do with the
            // loser
            throw new OptimisticLockingException(
                    "The life of " + execution.getProcessBusinessKey() + " has ended meanwhile");
        }
        return LocalDate.ofInstant(term.toInstant(), ContractTime.ZONE);
    }
}
