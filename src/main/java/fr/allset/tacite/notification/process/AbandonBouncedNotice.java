package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeReturns;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AbandonBouncedNotice implements JavaDelegate {

    private final NoticeReturns returns;

    AbandonBouncedNotice(NoticeReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.abandon(
                BouncedNoticeProcess.bounce(execution),
                FormAnswers.orNull(execution, BouncedNoticeProcess.REASON),
                FormAnswers.actor(execution));
    }
}
