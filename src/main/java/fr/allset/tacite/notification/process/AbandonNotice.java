package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeDelivery;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AbandonNotice implements JavaDelegate {

    private final NoticeDelivery delivery;

    AbandonNotice(NoticeDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivery.abandon(SendNoticeProcess.notice(execution), (String) execution.getVariable(SendNoticeProcess.REASON));
    }
}
