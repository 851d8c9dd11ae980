package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeReturns;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** A letter that came back does not go out again, for the reason on the form. */
@Component
class AbandonBouncedNotice extends AnswerStep<ResolveBouncedNoticeForm.Answer> {

    private final NoticeReturns returns;

    AbandonBouncedNotice(NoticeReturns returns) {
        super(ResolveBouncedNoticeForm.Answer.class);
        this.returns = returns;
    }

    @Override
    protected void apply(ResolveBouncedNoticeForm.Answer answer, Step step) {
        returns.abandon(BouncedNoticeProcess.bounce(step.number()), answer.reason(), step.actor());
    }
}
