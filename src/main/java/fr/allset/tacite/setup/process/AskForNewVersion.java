package fr.allset.tacite.setup.process;

import fr.allset.tacite.setup.Acceptances;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks some of those who are concerned for the new version, each of them once. */
@Component
class AskForNewVersion implements JavaDelegate {

    /** What one transaction carries. */
    private static final int CUSTOMERS_AT_ONCE = 100;

    private final Acceptances acceptances;

    AskForNewVersion(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(DocumentPublicationProcess.MORE_TO_ASK, acceptances.askForNewVersion(
                (String) execution.getVariable(DocumentPublicationProcess.DOCUMENT_CODE), CUSTOMERS_AT_ONCE));
    }
}
