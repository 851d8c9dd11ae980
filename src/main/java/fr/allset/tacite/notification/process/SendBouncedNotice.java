package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeReturns;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendBouncedNotice implements JavaDelegate {

    private final NoticeReturns returns;

    SendBouncedNotice(NoticeReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.sendAgain(
                BouncedNoticeProcess.bounce(execution),
                FormAnswers.orNull(execution, BouncedNoticeProcess.CORRECTED_ADDRESS),
                FormAnswers.actor(execution));
    }
}
