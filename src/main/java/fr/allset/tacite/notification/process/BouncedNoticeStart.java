package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.NoticeBounced;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A letter that came back is somebody's task, in the transaction that records it. */
@Component
class BouncedNoticeStart {

    private final ProcessMessages messages;

    BouncedNoticeStart(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(NoticeBounced bounced) {
        messages.start(BouncedNoticeProcess.NOTICE_BOUNCED, BouncedNoticeProcess.businessKey(bounced.bounce()));
    }
}
