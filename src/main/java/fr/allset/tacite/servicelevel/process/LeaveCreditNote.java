package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicelevel.CreditAdjustments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Leaves what was issued as it is, for the reason on the form. */
@Component
class LeaveCreditNote implements JavaDelegate {

    private final CreditAdjustments adjustments;
    private final RefusalSentences sentences;

    LeaveCreditNote(CreditAdjustments adjustments, RefusalSentences sentences) {
        this.adjustments = adjustments;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            adjustments.leave(execution.getProcessBusinessKey(), FormAnswers.orNull(execution, CreditAdjustmentProcess.REASON),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(CreditAdjustmentProcess.LEAVING_REFUSED, sentences.inFrench(refusal));
        }
    }
}
