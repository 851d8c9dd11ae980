package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditProposal;
import fr.allset.tacite.servicecredit.EarlyIssue;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Issued;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Review;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Issues the note that was reviewed, or proposes it where it needs two; a calculation that has moved meanwhile is reviewed again. */
@Component
class IssueCreditNote extends AnswerStep<ReviewServiceCreditForm.Answer> {

    private final CreditHandling credits;
    private final Clock clock;

    IssueCreditNote(CreditHandling credits, Clock clock, RefusalWording wording) {
        super(ReviewServiceCreditForm.Answer.class, ServiceCreditProcess.CREDIT_NOT_DUE, wording);
        this.credits = credits;
        this.clock = clock;
    }

    @Override
    protected void apply(ReviewServiceCreditForm.Answer answer, Step step) {
        var note =
                credits.issue(step.number(), EarlyIssue.Wish.of(answer.earlyGround(), answer.reason()), step.actor());
        boolean proposed = credits.lastProposal(step.number())
                .filter(CreditProposal::isOpen)
                .isPresent();
        step.keep(new Issued(note.isPresent(), proposed));
        if (proposed) {
            step.keep(new Review(clock.instant().plus(CreditRows.REVIEW_TIME)));
        }
    }

    @Override
    protected String refusedAs(Refusal refusal) {
        return refusal.code().equals("credit-changed")
                ? ServiceCreditProcess.CREDIT_CHANGED
                : ServiceCreditProcess.CREDIT_NOT_DUE;
    }
}
