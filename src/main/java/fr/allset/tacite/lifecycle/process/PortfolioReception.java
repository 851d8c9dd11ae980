package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.subscription.PortfolioImported;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Subscriptions that come in get their lifecycles from a process, so that an import of any size answers at once and what is left
 * to do survives a kill.
 */
@Component
class PortfolioReception {

    private final RuntimeService runtime;

    PortfolioReception(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(PortfolioImported imported) {
        runtime.createMessageCorrelation(OpenLifecyclesProcess.PORTFOLIO_IMPORTED)
                .processInstanceBusinessKey(String.valueOf(imported.importId()))
                .correlateStartMessage();
    }
}
