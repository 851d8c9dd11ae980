package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditAdjusting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates anew what was issued, and asks the table for the percentage. */
@Component
class CalculateCreditAdjustment implements JavaDelegate {

    private final CreditAdjusting adjustments;
    private final CreditForms forms;

    CalculateCreditAdjustment(CreditAdjusting adjustments, CreditForms forms) {
        this.adjustments = adjustments;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var adjustment = adjustments.review(execution.getProcessBusinessKey());
        execution.setVariables(forms.question(adjustment.note().subscription(), adjustment.calculation()));
        execution.setVariable(CreditAdjustmentProcess.REFUSAL, "");
        forms.write(execution, adjustment);
    }
}
