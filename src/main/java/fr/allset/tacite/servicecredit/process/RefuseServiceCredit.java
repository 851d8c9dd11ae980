package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicecredit.CreditHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Refuses the credit, for the reason on the form. */
@Component
class RefuseServiceCredit implements JavaDelegate {

    private final CreditHandling credits;
    private final RefusalWording sentences;

    RefuseServiceCredit(CreditHandling credits, RefusalWording sentences) {
        this.credits = credits;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            credits.refuse(
                    execution.getProcessBusinessKey(),
                    FormAnswers.orNull(execution, ServiceCreditProcess.REASON),
                    FormAnswers.actor(execution));
            execution.setVariable(ServiceCreditProcess.REFUSAL, "");
        } catch (Refusal refusal) {
            throw FormAnswers.refused(ServiceCreditProcess.CREDIT_REFUSAL_REFUSED, sentences.inFrench(refusal));
        }
    }
}
