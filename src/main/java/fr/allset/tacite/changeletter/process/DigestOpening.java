package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.DigestMailing;
import fr.allset.tacite.changeletter.DigestOpened;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A digest that is opened has its process, in the same transaction. */
@Component
class DigestOpening {

    private final DigestMailing digests;
    private final ProcessMessages messages;

    DigestOpening(DigestMailing digests, ProcessMessages messages) {
        this.digests = digests;
        this.messages = messages;
    }

    @EventListener
    void on(DigestOpened opened) {
        messages.start(
                ChangeDigestProcess.DIGEST_OPENED,
                opened.day().toString(),
                new ChangeDigestProcess.Due(digests.dueAt(opened.day())));
    }
}
