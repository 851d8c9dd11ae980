package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.identity.Reader;
import fr.allset.tacite.problem.Overtaken;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicelevel.CreditMonth;
import fr.allset.tacite.servicelevel.ServiceCredits;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the request of the form on file; a refusal leads to the form that corrects it. */
@Component
class RegisterServiceCredit implements JavaDelegate {

    private final ServiceCredits credits;
    private final RefusalSentences sentences;

    RegisterServiceCredit(ServiceCredits credits, RefusalSentences sentences) {
        this.credits = credits;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var asked = credits.register(FormAnswers.text(execution, ServiceCreditProcess.SUBSCRIPTION).orElse("").strip(),
                    CreditMonth.of(FormAnswers.text(execution, ServiceCreditProcess.MONTH).orElse("")),
                    new Reader(FormAnswers.actor(execution), Optional.empty()));
            if (!asked.isNew()) {
                throw Refusal.conflict("credit-already-requested", asked.request().number(), asked.request().status().label());
            }
            execution.setProcessBusinessKey(asked.request().number());
        } catch (Overtaken overtaken) {
            // nothing of this step stands: whoever sends the form in reads it and tries again
            throw overtaken;
        } catch (Refusal refusal) {
            throw FormAnswers.refused(ServiceCreditProcess.SERVICE_CREDIT_REFUSED, sentences.inFrench(refusal));
        }
    }
}
