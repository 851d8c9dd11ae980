package fr.allset.tacite.subscription.process;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.UsageAgreements;
import fr.allset.tacite.subscription.UsageFees;
import org.springframework.stereotype.Component;

/** Records the usage of the month on the form, or whether the contract has any. */
@Component
class RecordUsage extends AnswerStep<RecordUsageForm.Answer> {

    private final UsageFees usage;
    private final UsageAgreements agreements;

    RecordUsage(UsageFees usage, UsageAgreements agreements, RefusalWording wording) {
        super(RecordUsageForm.Answer.class, UsageEntryProcess.USAGE_REFUSED, wording);
        this.usage = usage;
        this.agreements = agreements;
    }

    @Override
    protected void apply(RecordUsageForm.Answer answer, Step step) {
        var number = FeeFields.text(answer.subscription());
        var reason = FeeFields.text(answer.reason());
        var stated = FeeFields.text(answer.usage());
        switch (stated) {
            case "", "amount" ->
                usage.record(
                        number,
                        FeeFields.month(answer.month()),
                        FeeFields.amount(answer.amount()),
                        reason,
                        step.actor());
            case "nil" -> usage.record(number, FeeFields.month(answer.month()), Euros.ZERO, reason, step.actor());
            case "none" -> agreements.state(number, false, reason, step.actor());
            case "agreed" -> agreements.state(number, true, reason, step.actor());
            default -> throw Refusal.unprocessable("usage-kind-unknown", "usage", stated);
        }
        step.concerns(number);
    }
}
