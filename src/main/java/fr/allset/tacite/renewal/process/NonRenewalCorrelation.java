package fr.allset.tacite.renewal.process;

import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalReceived;
import fr.allset.tacite.renewal.NonRenewalWithdrawn;
import fr.allset.tacite.subscription.SubscriptionEnded;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a notice outside of its process moves the process on, in the same transaction. */
@Component
class NonRenewalCorrelation {

    private final RuntimeService runtime;
    private final NonRenewalHandling nonRenewalHandling;

    NonRenewalCorrelation(RuntimeService runtime, NonRenewalHandling nonRenewalHandling) {
        this.runtime = runtime;
        this.nonRenewalHandling = nonRenewalHandling;
    }

    @EventListener
    void on(NonRenewalReceived received) {
        runtime.createMessageCorrelation(NonRenewalProcess.NON_RENEWAL_RECEIVED)
                .processInstanceBusinessKey(received.number())
                .correlateStartMessage();
    }

    /** Notices for a later term have nothing left to wait for. */
    @EventListener
    void on(SubscriptionEnded ended) {
        nonRenewalHandling.of(ended.number()).stream()
                .filter(notice ->
                        notice.isStanding() && notice.term().countsFor().isAfter(ended.endedOn()))
                .forEach(notice -> runtime.createMessageCorrelation(NonRenewalProcess.SUBSCRIPTION_IS_OVER)
                        .processInstanceBusinessKey(notice.number())
                        .correlateAll());
    }

    /** A process that somebody moves on at this very moment is a conflict to be told, not a failure. */
    @EventListener
    void on(NonRenewalWithdrawn withdrawn) {
        try {
            runtime.createMessageCorrelation(NonRenewalProcess.NON_RENEWAL_WITHDRAWN)
                    .processInstanceBusinessKey(withdrawn.number())
                    .correlate();
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException movedMeanwhile) {
            throw new Overtaken(withdrawn.number(), movedMeanwhile);
        }
    }
}
