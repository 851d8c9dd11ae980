package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.process.AvailabilityCorrectionProcess.Concerned;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates anew what was issued for the subscriptions that a corrected failure concerns. */
@Component
class FindCreditsToAdjust implements JavaDelegate {

    private final CreditAdjusting adjustments;

    FindCreditsToAdjust(CreditAdjusting adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var concerned = Step.of(execution).read(Concerned.class);
        adjustments.recalculate(adjustments.concerned(concerned.subscriptions()));
    }
}
