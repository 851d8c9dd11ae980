package fr.allset.tacite.changeletter.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells those customers of a text that were not told yet: a further tenant shows it. */
@Component
class TellFurtherClients implements JavaDelegate {

    private final TellClients clients;

    TellFurtherClients(TellClients clients) {
        this.clients = clients;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clients.execute(execution);
    }
}
