package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.MailRefused;
import fr.allset.tacite.notification.delivery.NoticeDelivery;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** One try. A delay is an exception, which the engine retries; a refusal is an error of the process, which a person resolves. */
@Component
class SendNotice implements JavaDelegate {

    private final NoticeDelivery delivery;

    SendNotice(NoticeDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = SendNoticeProcess.notice(execution);
        try {
            delivery.send(id);
        } catch (MailRefused refused) {
            var recorded = delivery.notice(id);
            var notice = recorded.notice();
            execution.setVariable(SendNoticeProcess.ABOUT, notice.about());
            execution.setVariable(
                    SendNoticeProcess.RECIPIENT, notice.recipientName() + " <" + notice.recipientAddress() + ">");
            execution.setVariable(SendNoticeProcess.SUBJECT, notice.subject());
            // as recorded, because what a server says may be longer than a variable
            execution.setVariable(SendNoticeProcess.ERROR, recorded.lastError());
            execution.setVariable(SendNoticeProcess.CORRECTED_ADDRESS, notice.recipientAddress());
            throw new BpmnError(SendNoticeProcess.NOTICE_REFUSED, refused.getMessage());
        }
    }
}
