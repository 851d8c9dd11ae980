package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leaves what was issued as it is, for the reason on the form. */
@Component
class LeaveCreditNote implements JavaDelegate {

    private final CreditAdjusting adjustments;
    private final RefusalWording sentences;

    LeaveCreditNote(CreditAdjusting adjustments, RefusalWording sentences) {
        this.adjustments = adjustments;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            adjustments.leave(
                    execution.getProcessBusinessKey(),
                    FormAnswers.orNull(execution, CreditAdjustmentProcess.REASON),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(CreditAdjustmentProcess.LEAVING_REFUSED, sentences.inFrench(refusal));
        }
    }
}
