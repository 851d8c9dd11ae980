package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.MailRefused;
import fr.allset.tacite.notification.delivery.MailUncertain;
import fr.allset.tacite.notification.delivery.NoticeDelivery;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** One try. A delay is an exception, which the engine retries; a refusal and an unknown outcome are errors
 * of the process, which a person resolves. */
@Component
class SendNotice implements JavaDelegate {

    private final NoticeDelivery delivery;

    SendNotice(NoticeDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            delivery.send(SendNoticeProcess.notice(Step.of(execution)));
        } catch (MailRefused refused) {
            throw new BpmnError(SendNoticeProcess.NOTICE_REFUSED, refused.getMessage());
        } catch (MailUncertain uncertain) {
            throw new BpmnError(SendNoticeProcess.OUTCOME_UNKNOWN, uncertain.getMessage());
        }
    }
}
