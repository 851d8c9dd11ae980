package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.subscription.PortfolioImported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Subscriptions that come in get their lifecycles from a process. So an import of any size answers at once, and what is left to do survives
 * a kill.
 *
 */
@Component
class PortfolioReception {

    private final ProcessMessages messages;

    PortfolioReception(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(PortfolioImported imported) {
        messages.start(OpenLifecyclesProcess.PORTFOLIO_IMPORTED, String.valueOf(imported.importId()));
    }
}
