package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicecredit.CreditHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Issues the note that was reviewed; a calculation that has moved meanwhile is reviewed again. */
@Component
class IssueCreditNote implements JavaDelegate {

    private final CreditHandling credits;
    private final RefusalWording sentences;

    IssueCreditNote(CreditHandling credits, RefusalWording sentences) {
        this.credits = credits;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var note = credits.issue(execution.getProcessBusinessKey(), FormAnswers.actor(execution));
            execution.setVariable(ServiceCreditProcess.CREDIT_ISSUED, note.isPresent());
            execution.setVariable(ServiceCreditProcess.REFUSAL, "");
        } catch (Refusal refusal) {
            throw FormAnswers.refused(
                    refusal.code().equals("credit-changed")
                            ? ServiceCreditProcess.CREDIT_CHANGED
                            : ServiceCreditProcess.CREDIT_NOT_DUE,
                    sentences.inFrench(refusal));
        }
    }
}
