package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditProposal;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Proposed;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Review;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Issues the credit whose day has come, or proposes it where it needs two; what has changed meanwhile is reviewed again. */
@Component
class IssuePlannedCredit implements JavaDelegate {

    private final CreditHandling credits;
    private final RefusalWording wording;
    private final Clock clock;

    IssuePlannedCredit(CreditHandling credits, RefusalWording wording, Clock clock) {
        this.credits = credits;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        try {
            credits.issuePlanned(step.number());
        } catch (Refusal changed) {
            throw Step.refused(ServiceCreditProcess.CREDIT_CHANGED, wording.inFrench(changed));
        }
        boolean proposed = credits.lastProposal(step.number())
                .filter(CreditProposal::isOpen)
                .isPresent();
        step.keep(new Proposed(proposed));
        step.keep(new Review(clock.instant().plus(CreditRows.REVIEW_TIME)));
    }
}
