package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import org.springframework.stereotype.Component;

/** Refuses the credit, for the reason on the form. */
@Component
class RefuseServiceCredit extends AnswerStep<ReviewServiceCreditForm.Answer> {

    private final CreditHandling credits;

    RefuseServiceCredit(CreditHandling credits, RefusalWording wording) {
        super(ReviewServiceCreditForm.Answer.class, ServiceCreditProcess.CREDIT_REFUSAL_REFUSED, wording);
        this.credits = credits;
    }

    @Override
    protected void apply(ReviewServiceCreditForm.Answer answer, Step step) {
        credits.refuse(step.number(), answer.reason(), step.actor());
    }
}
