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
                .setVariable(BouncedNoticeProcess.ABOUT, notice.about())
                .setVariable(
                        BouncedNoticeProcess.RECIPIENT, notice.recipientName() + " <" + notice.recipientAddress() + ">")
                .setVariable(BouncedNoticeProcess.SUBJECT, notice.subject())
                .setVariable(BouncedNoticeProcess.ERROR, letter.lastError())
                .setVariable(BouncedNoticeProcess.CORRECTED_ADDRESS, notice.recipientAddress())
                .correlateStartMessage();
    }
}
