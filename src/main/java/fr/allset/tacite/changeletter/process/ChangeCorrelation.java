package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.RevisionProposed;
import fr.allset.tacite.change.RevisionShown;
import fr.allset.tacite.change.RevisionSuperseded;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a change outside of its processes begins them or ends them, in the same transaction. */
@Component
class ChangeCorrelation {

    private final ProcessMessages messages;

    ChangeCorrelation(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(RevisionProposed proposed) {
        messages.start(
                MicrosoftChangeProcess.REVISION_PROPOSED, ChangeRevision.key(proposed.change(), proposed.revision()));
    }

    @EventListener
    void on(RevisionShown shown) {
        messages.start(MicrosoftChangeProcess.REVISION_SHOWN, ChangeRevision.key(shown.change(), shown.revision()));
    }

    /** Whatever runs about it ends. */
    @EventListener
    void on(RevisionSuperseded superseded) {
        messages.tellAll(
                MicrosoftChangeProcess.REVISION_SUPERSEDED,
                ChangeRevision.key(superseded.change(), superseded.revision()));
    }
}
