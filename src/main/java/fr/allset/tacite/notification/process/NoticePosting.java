package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.NoticeRecorded;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the sending in the transaction that records the notice: both are there afterwards, or neither. */
@Component
class NoticePosting {

    private final RuntimeService processes;

    NoticePosting(RuntimeService processes) {
        this.processes = processes;
    }

    @EventListener
    void on(NoticeRecorded recorded) {
        processes.startProcessInstanceByKey(SendNoticeProcess.KEY, Long.toString(recorded.notice()));
    }
}
