package fr.allset.tacite.renewal.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.renewal.NonRenewalHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a notice back before its term, for the reason on the form. */
@Component
class WithdrawNonRenewal implements JavaDelegate {

    private final NonRenewalHandling nonRenewalHandling;
    private final RefusalWording sentences;

    WithdrawNonRenewal(NonRenewalHandling nonRenewalHandling, RefusalWording sentences) {
        this.nonRenewalHandling = nonRenewalHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            if (!FormAnswers.isTicked(execution, NonRenewalProcess.WITHDRAWAL_INTENDED)) {
                throw Refusal.unprocessable("withdrawal-not-intended", NonRenewalProcess.WITHDRAWAL_INTENDED);
            }
            nonRenewalHandling.withdraw(
                    execution.getProcessBusinessKey(),
                    FormAnswers.orNull(execution, NonRenewalProcess.REASON),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(NonRenewalProcess.NON_RENEWAL_WITHDRAWAL_REFUSED, sentences.inFrench(refusal));
        }
    }
}
