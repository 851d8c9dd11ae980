package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/subscription-lifecycle.bpmn}. The business key is the subscription's number. */
final class SubscriptionLifecycleProcess {

    static final String KEY = "subscription-lifecycle";

    /** The subscription has been given its end. */
    static final String SUBSCRIPTION_TERMINATED = "SubscriptionTerminated";
    /** The termination that was to end it at its term does not take place. */
    static final String PLANNED_END_WITHDRAWN = "PlannedEndWithdrawn";

    /** The timers of the first announcement of a renewal. */
    static final List<String> RENEWAL_APPROACHES = List.of("InitialRenewalApproached", "RenewalApproaches");

    // the phases of a life
    static final String BEFORE_START = "before_start";
    static final String INITIAL = "initial";
    static final String RENEWAL = "renewal";

    // what the gateway at the term compares with
    static final String NOT_RENEWED = "not_renewed";
    static final String TERMINATED = "terminated";

    private SubscriptionLifecycleProcess() {}

    /** Routes "Quelle période ?": {@link #BEFORE_START}, {@link #INITIAL} or {@link #RENEWAL}. */
    record Life(String phase) {}

    /**
     * The current period, with the dates that timers wait for.
     *
     * @param renewalIndex   the number of the Période de Reconduction, from 1; 0 in the Période Initiale
     * @param periodStartsAt midnight in Paris
     * @param announceAt     when the renewal at its end is to be announced for the first time
     * @param termAt         the term: when the next period begins, midnight in Paris
     */
    record Period(int renewalIndex, Instant periodStartsAt, Instant announceAt, Instant termAt) {

        LocalDate term() {
            return LocalDate.ofInstant(termAt, ContractTime.ZONE);
        }
    }

    /** The first announcement, once it was postponed. */
    record Announced(Instant announceAt) {}

    /** Routes "Que se passe-t-il au terme ?": {@code renewed}, {@code not_renewed} or {@code terminated}. */
    record Decided(String atTerm) {}

    /** @param termAt null when the life was ended at this very moment, and its variables with it */
    private record Waited(@Nullable Instant termAt) {}

    /** The term that was waited for: not today's, so that terms missed while Tacite stood still are caught up one by one. */
    static LocalDate term(Step step) {
        var term = step.read(Waited.class).termAt();
        if (term == null) {
            // the engine knows what to do with the loser
            throw new OptimisticLockingException("The life of " + step.number() + " has ended meanwhile");
        }
        return LocalDate.ofInstant(term, ContractTime.ZONE);
    }
}
