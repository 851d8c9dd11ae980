package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.WrittenMonth;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the request of the form on file; a refusal leads to the form that corrects it. */
@Component
class RegisterServiceCredit implements JavaDelegate {

    private final CreditHandling credits;
    private final RefusalWording sentences;

    RegisterServiceCredit(CreditHandling credits, RefusalWording sentences) {
        this.credits = credits;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var asked = credits.register(
                    FormAnswers.text(execution, ServiceCreditProcess.SUBSCRIPTION)
                            .orElse("")
                            .strip(),
                    WrittenMonth.of(FormAnswers.text(execution, ServiceCreditProcess.MONTH)
                            .orElse("")),
                    new Actor(FormAnswers.actor(execution), Optional.empty()));
            if (!asked.isNew()) {
                throw Refusal.conflict(
                        "credit-already-requested",
                        asked.request().number(),
                        asked.request().status().label());
            }
            execution.setProcessBusinessKey(asked.request().number());
        } catch (Refusal refusal) {
            throw FormAnswers.refused(ServiceCreditProcess.SERVICE_CREDIT_REFUSED, sentences.inFrench(refusal));
        }
    }
}
