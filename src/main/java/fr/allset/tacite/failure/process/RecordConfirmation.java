package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Spoken;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Records the word of the client: the service works again, or it does not. */
@Component
class RecordConfirmation extends AnswerStep<ConfirmRestorationForm.Answer> {

    private static final String CONFIRMED = "confirmed";
    private static final String FAILING = "failing";

    private final FailureHandling failureHandling;

    RecordConfirmation(FailureHandling failureHandling, RefusalWording wording) {
        super(ConfirmRestorationForm.Answer.class, FailureHandlingProcess.CONFIRMATION_REFUSED, wording);
        this.failureHandling = failureHandling;
    }

    @Override
    protected void apply(ConfirmRestorationForm.Answer answer, Step step) {
        var said = Objects.requireNonNullElse(answer.confirmation(), "");
        switch (said) {
            case CONFIRMED -> failureHandling.confirm(step.number(), step.actor());
            case FAILING ->
                failureHandling.reopen(
                        step.number(),
                        answer.reportedAgainAt(),
                        answer.beganAgainAt(),
                        answer.failingWords(),
                        step.actor());
            default -> throw Refusal.unprocessable("answer-missing", "confirmation");
        }
        step.keep(new Spoken(said));
    }
}
