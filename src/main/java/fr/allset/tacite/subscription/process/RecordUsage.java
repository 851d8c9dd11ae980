package fr.allset.tacite.subscription.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.subscription.UsageFees;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the usage on the form for the month on the form. */
@Component
class RecordUsage implements JavaDelegate {

    private final UsageFees usage;
    private final RefusalWording sentences;

    RecordUsage(UsageFees usage, RefusalWording sentences) {
        this.usage = usage;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var number = FeeForm.text(execution, UsageEntryProcess.SUBSCRIPTION);
            usage.record(
                    number,
                    FeeForm.month(execution, UsageEntryProcess.MONTH),
                    FeeForm.amount(execution, UsageEntryProcess.AMOUNT),
                    FeeForm.text(execution, UsageEntryProcess.REASON),
                    FormAnswers.actor(execution));
            execution.setProcessBusinessKey(number);
            execution.setVariable(UsageEntryProcess.REFUSAL, "");
        } catch (Refusal refusal) {
            throw FormAnswers.refused(UsageEntryProcess.USAGE_REFUSED, sentences.inFrench(refusal));
        }
    }
}
