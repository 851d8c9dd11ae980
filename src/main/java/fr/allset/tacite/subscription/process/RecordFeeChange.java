package fr.allset.tacite.subscription.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.subscription.FixedFees;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the fee on the form, from the day on the form. */
@Component
class RecordFeeChange implements JavaDelegate {

    private final FixedFees fees;
    private final RefusalWording sentences;

    RecordFeeChange(FixedFees fees, RefusalWording sentences) {
        this.fees = fees;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var number = FeeForm.text(execution, FeeChangeProcess.SUBSCRIPTION);
            fees.change(
                    number,
                    FeeForm.day(execution, FeeChangeProcess.FROM),
                    FeeForm.amount(execution, FeeChangeProcess.AMOUNT),
                    FeeForm.text(execution, FeeChangeProcess.REASON),
                    FormAnswers.actor(execution));
            execution.setProcessBusinessKey(number);
            execution.setVariable(FeeChangeProcess.REFUSAL, "");
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FeeChangeProcess.FEE_CHANGE_REFUSED, sentences.inFrench(refusal));
        }
    }
}
