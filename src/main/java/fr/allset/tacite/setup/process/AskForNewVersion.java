package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.DocumentAcceptance;
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
        execution.setVariable(
                DocumentPublicationProcess.MORE_TO_ASK,
                documentAcceptance.askForNewVersion(
                        (String) execution.getVariable(DocumentPublicationProcess.DOCUMENT_CODE), CUSTOMERS_AT_ONCE));
    }
}
