package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeReturns;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** The same letter goes out again, to the address on the form. */
@Component
class SendBouncedNotice extends AnswerStep<ResolveBouncedNoticeForm.Answer> {

    private final NoticeReturns returns;

    SendBouncedNotice(NoticeReturns returns) {
        super(ResolveBouncedNoticeForm.Answer.class);
        this.returns = returns;
    }

    @Override
    protected void apply(ResolveBouncedNoticeForm.Answer answer, Step step) {
        returns.sendAgain(BouncedNoticeProcess.bounce(step.number()), answer.correctedAddress(), step.actor());
    }
}
