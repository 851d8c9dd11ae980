package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Tier;
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
        var step = Step.of(execution);
        CreditTiers.requireAgreement(
                step.read(Tier.class).tierPercent(),
                credits.calculationOf(credits.find(step.number())).tierPercent());
    }
}
