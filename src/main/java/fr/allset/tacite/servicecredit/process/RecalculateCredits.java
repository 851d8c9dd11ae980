package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates anew what was asked for and issued for the subscription whose usage or fees have become known or other ones. */
@Component
class RecalculateCredits implements JavaDelegate {

    private final CreditAdjusting adjustments;

    RecalculateCredits(CreditAdjusting adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        adjustments.recalculate(List.of(Step.of(execution).number()));
    }
}
