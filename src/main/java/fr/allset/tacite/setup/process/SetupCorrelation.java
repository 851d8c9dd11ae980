package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.setup.AcceptanceReminderPostponed;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.DocumentAcceptanceAsked;
import fr.allset.tacite.setup.DocumentAnsweredOnline;
import fr.allset.tacite.setup.DocumentVersionPublished;
import fr.allset.tacite.setup.DocumentsReplaced;
import fr.allset.tacite.setup.PrerequisitesRecordedOnline;
import fr.allset.tacite.setup.SetupAbandonedOnline;
import fr.allset.tacite.setup.SetupRequested;
import fr.allset.tacite.setup.process.DocumentPublicationProcess.Publication;
import fr.allset.tacite.time.ContractTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a set-up or to documents outside of their processes moves these on, in the same transaction. */
@Component
class SetupCorrelation {

    private final ProcessMessages messages;
    private final DocumentAcceptance documentAcceptance;

    SetupCorrelation(ProcessMessages messages, DocumentAcceptance documentAcceptance) {
        this.messages = messages;
        this.documentAcceptance = documentAcceptance;
    }

    @EventListener
    void on(SetupRequested requested) {
        messages.start(SubscriptionSetupProcess.SETUP_REQUESTED, requested.number());
    }

    @EventListener
    void on(DocumentAcceptanceAsked asked) {
        messages.start(DocumentAcceptanceProcess.DOCUMENT_ACCEPTANCE_ASKED, asked.fileNumber());
    }

    @EventListener
    void on(DocumentVersionPublished published) {
        messages.start(
                DocumentPublicationProcess.DOCUMENT_VERSION_PUBLISHED,
                DocumentPublicationProcess.key(published.code(), published.version()),
                new Publication(published.code(), ContractTime.startOf(published.validFrom())));
    }

    @EventListener
    void on(SetupAbandonedOnline abandoned) {
        messages.tellAll(SubscriptionSetupProcess.SETUP_ABANDONED_ONLINE, abandoned.number());
    }

    @EventListener
    void on(DocumentAnsweredOnline answered) {
        messages.tellAll(DocumentAcceptanceProcess.DOCUMENT_ANSWERED, answered.fileNumber());
    }

    /** Where an account manager has the list before it, it is taken off the desk; what comes next looks at the rows. */
    @EventListener
    void on(PrerequisitesRecordedOnline recorded) {
        messages.tellAll(SubscriptionSetupProcess.PREREQUISITES_RECORDED, recorded.number());
    }

    /** Either the acceptance is still under way, or the set-up waits for its start; in between, the set-up looks by itself. */
    @EventListener
    void on(DocumentsReplaced replaced) {
        messages.tellAll(DocumentAcceptanceProcess.DOCUMENTS_REPLACED, replaced.fileNumber());
    }

    @EventListener
    void on(AcceptanceReminderPostponed postponed) {
        documentAcceptance
                .nextReminder(postponed.fileNumber())
                .ifPresent(due -> messages.retime(
                        DocumentAcceptanceProcess.KEY,
                        postponed.fileNumber(),
                        DocumentAcceptanceProcess.REMINDER_DUE,
                        due,
                        new DocumentAcceptanceProcess.NextReminder(due)));
    }
}
