package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Corrects what the form says was wrong of a failure; a refusal leads to the form that corrects it again. */
@Component
class CorrectFailure extends AnswerStep<CorrectFailureForm.Answer> {

    private static final String RESTORATION = "restoration";
    private static final String CAUSE = "cause";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String WAITING = "waiting";

    private final FailureHandling failureHandling;

    CorrectFailure(FailureHandling failureHandling, RefusalWording wording) {
        super(CorrectFailureForm.Answer.class, FailureCorrectionProcess.FAILURE_CORRECTION_REFUSED, wording);
        this.failureHandling = failureHandling;
    }

    @Override
    protected void apply(CorrectFailureForm.Answer answer, Step step) {
        var number = Objects.requireNonNullElse(answer.failure(), "").strip();
        correct(number, answer, step.actor());
        step.concerns(number);
    }

    private void correct(String number, CorrectFailureForm.Answer answer, String actor) {
        var what = Objects.requireNonNullElse(answer.correction(), "");
        switch (what) {
            case RESTORATION -> {
                int stretch = stretch(answer.stretch(), number);
                if (answer.restoredAt() == null) {
                    throw Refusal.unprocessable("moment-missing", "restoredAt");
                }
                failureHandling.correctRestoration(number, stretch, answer.restoredAt(), answer.reason(), actor);
            }
            case CAUSE -> decideCause(number, answer, actor);
            case SUBSCRIPTIONS ->
                failureHandling.correctSubscriptions(
                        number, WrittenNumbers.of(answer.subscriptions()), answer.reason(), actor);
            default -> throw Refusal.unprocessable("correction-unknown", "correction", what);
        }
    }

    private void decideCause(String number, CorrectFailureForm.Answer answer, String actor) {
        if (WAITING.equals(answer.cause())) {
            failureHandling.excuseWaiting(number, answer.reason(), answer.evidence(), null, actor);
        } else {
            failureHandling.decideCause(
                    number,
                    Objects.requireNonNullElse(answer.cause(), ""),
                    answer.excusedSince(),
                    answer.excusedUntil(),
                    answer.reason(),
                    answer.evidence(),
                    null,
                    actor);
        }
    }

    private static int stretch(@Nullable Object stated, String number) {
        var written = stated == null ? "1" : stated.toString();
        try {
            return new BigDecimal(written.strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException none) {
            throw Refusal.unprocessable("unknown-stretch", "stretch", number, written);
        }
    }
}
