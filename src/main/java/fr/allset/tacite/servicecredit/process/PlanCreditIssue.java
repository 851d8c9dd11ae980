package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.IssueAt;
import org.springframework.stereotype.Component;

/** Has the credit wait for the day proposed, on which nothing of it is lost, or least. */
@Component
class PlanCreditIssue extends AnswerStep<ReviewServiceCreditForm.Answer> {

    private final CreditHandling credits;

    PlanCreditIssue(CreditHandling credits, RefusalWording wording) {
        super(ReviewServiceCreditForm.Answer.class, ServiceCreditProcess.CREDIT_NOT_DUE, wording);
        this.credits = credits;
    }

    @Override
    protected void apply(ReviewServiceCreditForm.Answer answer, Step step) {
        step.keep(new IssueAt(
                credits.plan(step.number(), answer.reason(), step.actor()).issueAt()));
    }

    @Override
    protected String refusedAs(Refusal refusal) {
        return refusal.code().equals("credit-changed")
                ? ServiceCreditProcess.CREDIT_CHANGED
                : ServiceCreditProcess.CREDIT_NOT_DUE;
    }
}
