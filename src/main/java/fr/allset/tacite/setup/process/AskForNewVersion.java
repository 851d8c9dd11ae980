package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.process.DocumentPublicationProcess.Asking;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks some of those who are concerned for the new version, each of them once. */
@Component
class AskForNewVersion implements JavaDelegate {

    /** What one transaction carries. */
    private static final int CUSTOMERS_AT_ONCE = 100;

    private final DocumentAcceptance documentAcceptance;

    AskForNewVersion(DocumentAcceptance documentAcceptance) {
        this.documentAcceptance = documentAcceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var key = step.number();
        step.keep(new Asking(documentAcceptance.askForNewVersion(
                DocumentPublicationProcess.code(key), DocumentPublicationProcess.version(key), CUSTOMERS_AT_ONCE)));
    }
}
