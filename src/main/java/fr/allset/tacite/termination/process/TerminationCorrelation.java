package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.termination.QuoteAcceptedOnline;
import fr.allset.tacite.termination.QuoteBecameStale;
import fr.allset.tacite.termination.QuoteSuperseded;
import fr.allset.tacite.termination.TerminationCancelledOnline;
import fr.allset.tacite.termination.TerminationQuoteRequested;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a quote outside of its process moves the process on, in the same transaction. */
@Component
class TerminationCorrelation {

    private final RuntimeService runtime;
    private final TerminationForms forms;

    TerminationCorrelation(RuntimeService runtime, TerminationForms forms) {
        this.runtime = runtime;
        this.forms = forms;
    }

    @EventListener
    void on(TerminationQuoteRequested requested) {
        runtime.createMessageCorrelation(EarlyTerminationProcess.TERMINATION_QUOTE_REQUESTED)
                .processInstanceBusinessKey(requested.quoteNumber())
                .correlateStartMessage();
    }

    @EventListener
    void on(QuoteAcceptedOnline accepted) {
        correlate(EarlyTerminationProcess.QUOTE_ACCEPTED, accepted.quoteNumber());
    }

    @EventListener
    void on(QuoteSuperseded superseded) {
        correlate(EarlyTerminationProcess.QUOTE_SUPERSEDED, superseded.quoteNumber());
    }

    @EventListener
    void on(QuoteBecameStale stale) {
        correlate(EarlyTerminationProcess.QUOTE_BECAME_STALE, stale.quoteNumber());
    }

    @EventListener
    void on(TerminationCancelledOnline cancelled) {
        correlate(EarlyTerminationProcess.TERMINATION_CANCELLED, cancelled.quoteNumber());
    }

    /** What follows may be a task, due from now on. A process that somebody moves on at this very moment is a conflict to be told, not a failure. */
    private void correlate(String message, String quote) {
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(quote)
                    .setVariable(EarlyTerminationProcess.REVIEW_DUE_AT, forms.reviewDueAt())
                    .correlate();
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException movedMeanwhile) {
            throw new Overtaken(quote, movedMeanwhile);
        }
    }
}
