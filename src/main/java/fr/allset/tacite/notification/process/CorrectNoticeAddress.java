package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeDelivery;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CorrectNoticeAddress implements JavaDelegate {

    private final NoticeDelivery delivery;

    CorrectNoticeAddress(NoticeDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var address = (String) execution.getVariable(SendNoticeProcess.CORRECTED_ADDRESS);
        delivery.correctAddress(SendNoticeProcess.notice(execution), address);
        // the next refusal is a new decision, on an empty form
        execution.removeVariables(List.of(SendNoticeProcess.RESOLUTION, SendNoticeProcess.REASON));
    }
}
