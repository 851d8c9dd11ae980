package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.decision.Approval;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Approved;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Review;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Issues an avoir that another account manager approves, or has it reviewed anew. */
@Component
class ApplyServiceCreditApproval extends AnswerStep<ApproveServiceCreditForm.Answer> {

    /** What is proposed would be another one by now: it is calculated and reviewed again. */
    private static final Set<String> OUTDATED =
            Set.of("credit-changed", "credit-not-due", "credit-provisional", "credit-not-proposed");

    private final CreditHandling credits;
    private final Clock clock;

    ApplyServiceCreditApproval(CreditHandling credits, Clock clock, RefusalWording wording) {
        super(ApproveServiceCreditForm.Answer.class, ServiceCreditProcess.CREDIT_APPROVAL_REFUSED, wording);
        this.credits = credits;
        this.clock = clock;
    }

    @Override
    protected void apply(ApproveServiceCreditForm.Answer answer, Step step) {
        boolean approved = Approval.of(answer.decision()) == Approval.APPROVE;
        credits.decideOnIssue(step.number(), approved, answer.reason(), step.actor());
        step.keep(new Approved(approved));
        step.keep(new Review(clock.instant().plus(CreditRows.REVIEW_TIME)));
    }

    @Override
    protected String refusedAs(Refusal refusal) {
        return OUTDATED.contains(refusal.code())
                ? ServiceCreditProcess.CREDIT_CHANGED
                : ServiceCreditProcess.CREDIT_APPROVAL_REFUSED;
    }
}
