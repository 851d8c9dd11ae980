package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Takes the review of a credit up again that waits for its day; the calculation that follows withdraws the day. */
@Component
class ReconsiderCredit extends AnswerStep<AwaitIssueDayForm.Answer> {

    ReconsiderCredit(RefusalWording wording) {
        super(AwaitIssueDayForm.Answer.class, ServiceCreditProcess.REVIEW_NOT_INTENDED, wording);
    }

    @Override
    protected void apply(AwaitIssueDayForm.Answer answer, Step step) {
        if (!answer.reviewIntended()) {
            throw Refusal.unprocessable("credit-review-not-intended", "reviewIntended");
        }
    }
}
