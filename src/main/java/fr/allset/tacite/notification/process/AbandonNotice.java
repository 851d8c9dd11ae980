package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeDelivery;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** A letter that was refused is not sent again, for the reason on the form. */
@Component
class AbandonNotice extends AnswerStep<ResolveUndeliveredNoticeForm.Answer> {

    private final NoticeDelivery delivery;

    AbandonNotice(NoticeDelivery delivery) {
        super(ResolveUndeliveredNoticeForm.Answer.class);
        this.delivery = delivery;
    }

    @Override
    protected void apply(ResolveUndeliveredNoticeForm.Answer answer, Step step) {
        delivery.abandon(SendNoticeProcess.notice(step), answer.reason());
    }
}
