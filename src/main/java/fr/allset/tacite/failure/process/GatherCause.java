package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureOrigin;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Evidence;
import fr.allset.tacite.process.Step;
import java.time.Duration;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down what the decision table looks at. */
@Component
class GatherCause implements JavaDelegate {

    /** How long somebody has to decide, before the task counts as late. */
    private static final Duration QUALIFICATION_TIME = Duration.ofDays(2);

    private final FailureSheetReading sheets;

    GatherCause(FailureSheetReading sheets) {
        this.sheets = sheets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var sheet = sheets.of(step.number());
        var origin = Objects.requireNonNullElse(sheet.failure().origin(), FailureOrigin.UNKNOWN);
        step.forget(ConfirmRestorationForm.Answer.class);
        step.keep(new Evidence(
                origin.code(),
                !sheet.failure().waitings().isEmpty(),
                sheet.isDuringMaintenance(),
                sheet.at().plus(QUALIFICATION_TIME)));
    }
}
