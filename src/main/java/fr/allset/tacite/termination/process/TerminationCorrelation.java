package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.termination.QuoteAcceptedOnline;
import fr.allset.tacite.termination.QuoteBecameStale;
import fr.allset.tacite.termination.QuoteDeclinedOnline;
import fr.allset.tacite.termination.QuoteSuperseded;
import fr.allset.tacite.termination.TerminationCancelledOnline;
import fr.allset.tacite.termination.TerminationQuoteRequested;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What happens to a quote outside of its process moves the process on, in the same transaction.
 * What follows may be a task, due from now on.
 */
@Component
class TerminationCorrelation {

    private final ProcessMessages messages;
    private final TerminationForms forms;

    TerminationCorrelation(ProcessMessages messages, TerminationForms forms) {
        this.messages = messages;
        this.forms = forms;
    }

    @EventListener
    void on(TerminationQuoteRequested requested) {
        messages.start(EarlyTerminationProcess.TERMINATION_QUOTE_REQUESTED, requested.quoteNumber());
    }

    @EventListener
    void on(QuoteAcceptedOnline accepted) {
        messages.tell(EarlyTerminationProcess.QUOTE_ACCEPTED, accepted.quoteNumber(), forms.review());
    }

    @EventListener
    void on(QuoteDeclinedOnline declined) {
        messages.tell(EarlyTerminationProcess.QUOTE_DECLINED, declined.quoteNumber());
    }

    @EventListener
    void on(QuoteSuperseded superseded) {
        messages.tell(EarlyTerminationProcess.QUOTE_SUPERSEDED, superseded.quoteNumber(), forms.review());
    }

    @EventListener
    void on(QuoteBecameStale stale) {
        messages.tell(EarlyTerminationProcess.QUOTE_BECAME_STALE, stale.quoteNumber(), forms.review());
    }

    @EventListener
    void on(TerminationCancelledOnline cancelled) {
        messages.tell(EarlyTerminationProcess.TERMINATION_CANCELLED, cancelled.quoteNumber(), forms.review());
    }
}
