package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Corrects what the form says was wrong of a failure; a refusal leads back to the form. */
@Component
class CorrectFailure implements JavaDelegate {

    private final FailureHandling failureHandling;
    private final RefusalWording sentences;

    CorrectFailure(FailureHandling failureHandling, RefusalWording sentences) {
        this.failureHandling = failureHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = FormAnswers.text(execution, FailureCorrectionProcess.FAILURE)
                .orElse("")
                .strip();
        try {
            correct(execution, number);
            execution.setProcessBusinessKey(number);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FailureCorrectionProcess.FAILURE_CORRECTION_REFUSED, sentences.inFrench(refusal));
        }
    }

    private void correct(DelegateExecution execution, String number) {
        var what =
                FormAnswers.text(execution, FailureCorrectionProcess.CORRECTION).orElse("");
        var reason = FormAnswers.orNull(execution, FailureCorrectionProcess.REASON);
        var actor = FormAnswers.actor(execution);
        switch (what) {
            case FailureCorrectionProcess.RESTORATION ->
                failureHandling.correctRestoration(
                        number,
                        stretch(execution, number),
                        FormAnswers.moment(execution, FailureCorrectionProcess.RESTORED_AT)
                                .orElseThrow(() ->
                                        Refusal.unprocessable("moment-missing", FailureCorrectionProcess.RESTORED_AT)),
                        reason,
                        actor);
            case FailureCorrectionProcess.CAUSE -> decideCause(execution, number, reason, actor);
            case FailureCorrectionProcess.SUBSCRIPTIONS ->
                failureHandling.correctSubscriptions(
                        number,
                        WrittenNumbers.of(FormAnswers.orNull(execution, FailureCorrectionProcess.SUBSCRIPTIONS)),
                        reason,
                        actor);
            default -> throw Refusal.unprocessable("correction-unknown", FailureCorrectionProcess.CORRECTION, what);
        }
    }

    private void decideCause(DelegateExecution execution, String number, @Nullable String reason, String actor) {
        var cause = FormAnswers.text(execution, FailureCorrectionProcess.CAUSE).orElse("");
        var evidence = FormAnswers.orNull(execution, FailureCorrectionProcess.EVIDENCE);
        if (cause.equals(FailureCorrectionProcess.WAITING)) {
            failureHandling.excuseWaiting(number, reason, evidence, null, actor);
        } else {
            failureHandling.decideCause(
                    number,
                    cause,
                    FormAnswers.moment(execution, FailureCorrectionProcess.EXCUSED_SINCE)
                            .orElse(null),
                    FormAnswers.moment(execution, FailureCorrectionProcess.EXCUSED_UNTIL)
                            .orElse(null),
                    reason,
                    evidence,
                    null,
                    actor);
        }
    }

    private static int stretch(DelegateExecution execution, String number) {
        var written =
                FormAnswers.text(execution, FailureCorrectionProcess.STRETCH).orElse("1");
        try {
            return new BigDecimal(written.strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException none) {
            throw Refusal.unprocessable("unknown-stretch", FailureCorrectionProcess.STRETCH, number, written);
        }
    }
}
