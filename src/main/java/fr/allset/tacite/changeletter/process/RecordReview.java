package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Records what the second person says of an assessment that asks customers to act. */
@Component
class RecordReview extends AnswerStep<ReviewAssessmentForm.Answer> {

    private final ChangeHandling changeHandling;

    RecordReview(ChangeHandling changeHandling, RefusalWording wording) {
        super(ReviewAssessmentForm.Answer.class, MicrosoftChangeProcess.ASSESSMENT_REVIEW_REFUSED, wording);
        this.changeHandling = changeHandling;
    }

    /** Whoever opens the form after a refusal decides anew. */
    @Override
    protected void apply(ReviewAssessmentForm.Answer answer, Step step) {
        step.forget(ReviewAssessmentForm.Decision.class);
        boolean approved = switch (Objects.requireNonNullElse(answer.decision().review(), "")) {
            case "approve" -> true;
            case "return" -> false;
            default -> throw Refusal.unprocessable("change-approval-missing", "review");
        };
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        changeHandling.review(revision.change(), revision.number(), approved, answer.reviewWords(), step.actor());
        step.keep(new MicrosoftChangeProcess.Reviewed(approved));
    }
}
