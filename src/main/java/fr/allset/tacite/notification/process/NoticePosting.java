package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.NoticeRecorded;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the sending in the transaction that records the notice: both are there afterwards, or neither. */
@Component
class NoticePosting {

    private final ProcessMessages messages;

    NoticePosting(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(NoticeRecorded recorded) {
        messages.startProcess(SendNoticeProcess.KEY, Long.toString(recorded.notice()));
    }
}
