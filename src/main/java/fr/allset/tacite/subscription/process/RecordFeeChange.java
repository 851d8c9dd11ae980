package fr.allset.tacite.subscription.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.FixedFees;
import org.springframework.stereotype.Component;

/** Records the fee on the form, from the day on the form. */
@Component
class RecordFeeChange extends AnswerStep<RecordFeeChangeForm.Answer> {

    private final FixedFees fees;

    RecordFeeChange(FixedFees fees, RefusalWording wording) {
        super(RecordFeeChangeForm.Answer.class, FeeChangeProcess.FEE_CHANGE_REFUSED, wording);
        this.fees = fees;
    }

    @Override
    protected void apply(RecordFeeChangeForm.Answer answer, Step step) {
        var number = FeeFields.text(answer.subscription());
        fees.change(
                number,
                FeeFields.from(answer.from()),
                FeeFields.amount(answer.amount()),
                FeeFields.text(answer.reason()),
                step.actor());
        step.concerns(number);
    }
}
