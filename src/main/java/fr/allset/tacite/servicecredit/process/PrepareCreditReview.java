package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Goes on to the review only when the table and the terms grant the same percentage. */
@Component
class PrepareCreditReview implements JavaDelegate {

    private final CreditHandling credits;

    PrepareCreditReview(CreditHandling credits) {
        this.credits = credits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CreditTiers.requireAgreement(
                execution.getVariable(ServiceCreditProcess.TIER_PERCENT),
                credits.calculationOf(credits.find(execution.getProcessBusinessKey()))
                        .tierPercent());
        execution.removeVariable(ServiceCreditProcess.REASON);
    }
}
