package fr.allset.tacite.renewal.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.NonRenewalHandling;
import org.springframework.stereotype.Component;

/** Takes a notice back before its term, for the reason on the form. */
@Component
class WithdrawNonRenewal extends AnswerStep<AwaitTermForm.Answer> {

    private final NonRenewalHandling nonRenewalHandling;

    WithdrawNonRenewal(NonRenewalHandling nonRenewalHandling, RefusalWording wording) {
        super(AwaitTermForm.Answer.class, NonRenewalProcess.NON_RENEWAL_WITHDRAWAL_REFUSED, wording);
        this.nonRenewalHandling = nonRenewalHandling;
    }

    @Override
    protected void apply(AwaitTermForm.Answer answer, Step step) {
        if (!answer.withdrawalIntended()) {
            throw Refusal.unprocessable("withdrawal-not-intended", "withdrawalIntended");
        }
        nonRenewalHandling.withdraw(step.number(), answer.reason(), step.actor());
    }
}
