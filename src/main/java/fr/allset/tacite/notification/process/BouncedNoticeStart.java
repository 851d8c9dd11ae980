package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.NoticeBounced;
import fr.allset.tacite.notification.delivery.NoticeReturns;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A letter that came back is somebody's task, in the transaction that records it. */
@Component
class BouncedNoticeStart {

    private final NoticeReturns returns;
    private final RuntimeService runtime;

    BouncedNoticeStart(NoticeReturns returns, RuntimeService runtime) {
        this.returns = returns;
        this.runtime = runtime;
    }

    @EventListener
    void on(NoticeBounced bounced) {
        var letter = returns.letter(bounced.bounce());
        var notice = letter.notice();
        runtime.createMessageCorrelation(BouncedNoticeProcess.NOTICE_BOUNCED)
                .processInstanceBusinessKey(BouncedNoticeProcess.businessKey(bounced.bounce()))
                .setVariable(SendNoticeProcess.ABOUT, notice.about())
                .setVariable(SendNoticeProcess.RECIPIENT, notice.recipientName() + " <" + notice.recipientAddress() + ">")
                .setVariable(SendNoticeProcess.SUBJECT, notice.subject())
                .setVariable(SendNoticeProcess.ERROR, letter.lastError())
                .setVariable(SendNoticeProcess.CORRECTED_ADDRESS, notice.recipientAddress())
                .correlateStartMessage();
    }
}
