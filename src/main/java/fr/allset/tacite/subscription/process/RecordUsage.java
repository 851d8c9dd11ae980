package fr.allset.tacite.subscription.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.UsageFees;
import org.springframework.stereotype.Component;

/** Records the usage on the form for the month on the form. */
@Component
class RecordUsage extends AnswerStep<RecordUsageForm.Answer> {

    private final UsageFees usage;

    RecordUsage(UsageFees usage, RefusalWording wording) {
        super(RecordUsageForm.Answer.class, UsageEntryProcess.USAGE_REFUSED, wording);
        this.usage = usage;
    }

    @Override
    protected void apply(RecordUsageForm.Answer answer, Step step) {
        var number = FeeFields.text(answer.subscription());
        usage.record(
                number,
                FeeFields.month(answer.month()),
                FeeFields.amount(answer.amount()),
                FeeFields.text(answer.reason()),
                step.actor());
        step.concerns(number);
    }
}
