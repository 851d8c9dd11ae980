package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeDelivery;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** A letter of which nobody knew it has arrived: somebody has found out. */
@Component
class ConfirmNotice extends AnswerStep<ResolveUndeliveredNoticeForm.Answer> {

    private final NoticeDelivery delivery;

    ConfirmNotice(NoticeDelivery delivery) {
        super(ResolveUndeliveredNoticeForm.Answer.class);
        this.delivery = delivery;
    }

    @Override
    protected void apply(ResolveUndeliveredNoticeForm.Answer answer, Step step) {
        delivery.confirmArrived(SendNoticeProcess.notice(step));
    }
}
