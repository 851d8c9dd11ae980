package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.CreditNote;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Issues the difference by a note of its own; figures that have moved meanwhile are reviewed again. */
@Component
class CorrectCreditNote implements JavaDelegate {

    private final CreditAdjusting adjustments;
    private final RefusalWording sentences;

    CorrectCreditNote(CreditAdjusting adjustments, RefusalWording sentences) {
        this.adjustments = adjustments;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var corrections = adjustments.correct(
                    execution.getProcessBusinessKey(),
                    FormAnswers.text(execution, CreditAdjustmentProcess.REVIEWED)
                            .orElse(""),
                    FormAnswers.orNull(execution, CreditAdjustmentProcess.REASON),
                    FormAnswers.actor(execution));
            execution.setVariable(
                    CreditAdjustmentProcess.CORRECTIONS,
                    corrections.stream().map(CreditNote::number).collect(Collectors.joining(" ")));
            execution.setVariable(CreditAdjustmentProcess.REFUSAL, "");
        } catch (Refusal refusal) {
            throw FormAnswers.refused(
                    refusal.code().equals("credit-changed")
                            ? CreditAdjustmentProcess.ADJUSTMENT_CHANGED
                            : CreditAdjustmentProcess.ADJUSTMENT_REFUSED,
                    sentences.inFrench(refusal));
        }
    }
}
