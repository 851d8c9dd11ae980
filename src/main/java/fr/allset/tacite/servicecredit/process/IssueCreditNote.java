package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Issued;
import org.springframework.stereotype.Component;

/** Issues the note that was reviewed; a calculation that has moved meanwhile is reviewed again. */
@Component
class IssueCreditNote extends AnswerStep<ReviewServiceCreditForm.Answer> {

    private final CreditHandling credits;

    IssueCreditNote(CreditHandling credits, RefusalWording wording) {
        super(ReviewServiceCreditForm.Answer.class, ServiceCreditProcess.CREDIT_NOT_DUE, wording);
        this.credits = credits;
    }

    @Override
    protected void apply(ReviewServiceCreditForm.Answer answer, Step step) {
        var note = credits.issue(step.number(), step.actor());
        step.keep(new Issued(note.isPresent()));
    }

    @Override
    protected String refusedAs(Refusal refusal) {
        return refusal.code().equals("credit-changed")
                ? ServiceCreditProcess.CREDIT_CHANGED
                : ServiceCreditProcess.CREDIT_NOT_DUE;
    }
}
