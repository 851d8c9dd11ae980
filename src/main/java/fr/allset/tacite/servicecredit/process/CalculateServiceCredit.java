package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.servicecredit.CreditHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates the availability and the credit as of today, and asks the table for the percentage. */
@Component
class CalculateServiceCredit implements JavaDelegate {

    private final CreditHandling credits;
    private final CreditForms forms;

    CalculateServiceCredit(CreditHandling credits, CreditForms forms) {
        this.credits = credits;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var review = credits.calculate(execution.getProcessBusinessKey());
        execution.setVariables(forms.question(review.request().subscription(), review.calculation()));
        execution.setVariable(ServiceCreditProcess.REFUSAL, "");
        forms.write(execution, review);
    }
}
