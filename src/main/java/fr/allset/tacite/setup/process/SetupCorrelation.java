package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.setup.DocumentAcceptanceAsked;
import fr.allset.tacite.setup.DocumentAnsweredOnline;
import fr.allset.tacite.setup.DocumentVersionPublished;
import fr.allset.tacite.setup.DocumentsReplaced;
import fr.allset.tacite.setup.SetupAbandonedOnline;
import fr.allset.tacite.setup.SetupRequested;
import fr.allset.tacite.time.ContractTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a set-up or to documents outside of their processes moves these on, in the same transaction. */
@Component
class SetupCorrelation {

    private final RuntimeService runtime;

    SetupCorrelation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(SetupRequested requested) {
        start(SubscriptionSetupProcess.SETUP_REQUESTED, requested.number(), Map.of());
    }

    @EventListener
    void on(DocumentAcceptanceAsked asked) {
        start(DocumentAcceptanceProcess.DOCUMENT_ACCEPTANCE_ASKED, asked.fileNumber(), Map.of());
    }

    @EventListener
    void on(DocumentVersionPublished published) {
        start(
                DocumentPublicationProcess.DOCUMENT_VERSION_PUBLISHED,
                published.code() + " " + published.version(),
                Map.of(
                        DocumentPublicationProcess.DOCUMENT_CODE, published.code(),
                        DocumentPublicationProcess.VALID_AT, Date.from(ContractTime.startOf(published.validFrom()))));
    }

    @EventListener
    void on(SetupAbandonedOnline abandoned) {
        tell(SubscriptionSetupProcess.SETUP_ABANDONED_ONLINE, abandoned.number());
    }

    @EventListener
    void on(DocumentAnsweredOnline answered) {
        tell(DocumentAcceptanceProcess.DOCUMENT_ANSWERED, answered.fileNumber());
    }

    /** Either the acceptance is still under way, or the set-up waits for its start; in between, the set-up looks by itself. */
    @EventListener
    void on(DocumentsReplaced replaced) {
        tell(DocumentAcceptanceProcess.DOCUMENTS_REPLACED, replaced.fileNumber());
    }

    private void start(String message, String businessKey, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .setVariables(variables)
                .correlateStartMessage();
    }

    /** Where nothing waits for it, what comes next looks at the rows. */
    private void tell(String message, String businessKey) {
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(businessKey)
                    .correlateAll();
        } catch (OptimisticLockingException movedMeanwhile) {
            throw new Overtaken(businessKey, movedMeanwhile);
        }
    }
}
