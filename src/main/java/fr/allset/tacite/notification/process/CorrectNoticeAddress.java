package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeDelivery;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** A letter that was refused is sent to the address on the form; the next refusal is a new decision, on an empty form. */
@Component
class CorrectNoticeAddress extends AnswerStep<ResolveUndeliveredNoticeForm.Answer> {

    private final NoticeDelivery delivery;

    CorrectNoticeAddress(NoticeDelivery delivery) {
        super(ResolveUndeliveredNoticeForm.Answer.class);
        this.delivery = delivery;
    }

    @Override
    protected void apply(ResolveUndeliveredNoticeForm.Answer answer, Step step) {
        delivery.correctAddress(SendNoticeProcess.notice(step), answer.correctedAddress());
    }
}
