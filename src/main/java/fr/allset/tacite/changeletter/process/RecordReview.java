package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the second person says of an assessment that asks customers to act. */
@Component
class RecordReview implements JavaDelegate {

    private final ChangeHandling changeHandling;
    private final RefusalWording sentences;

    RecordReview(ChangeHandling changeHandling, RefusalWording sentences) {
        this.changeHandling = changeHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var words = FormAnswers.orNull(execution, MicrosoftChangeProcess.REVIEW_WORDS);
        var by = FormAnswers.actor(execution);
        var decision =
                FormAnswers.text(execution, MicrosoftChangeProcess.REVIEW).orElse("");
        // whoever opens the form after a refusal decides anew
        execution.removeVariable(MicrosoftChangeProcess.REVIEW);
        boolean approved;
        try {
            approved = switch (decision) {
                case "approve" -> true;
                case "return" -> false;
                default -> throw Refusal.unprocessable("change-approval-missing", MicrosoftChangeProcess.REVIEW);
            };
            changeHandling.review(
                    MicrosoftChangeProcess.change(execution),
                    MicrosoftChangeProcess.revision(execution),
                    approved,
                    words,
                    by);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(MicrosoftChangeProcess.ASSESSMENT_REVIEW_REFUSED, sentences.inFrench(refusal));
        }
        execution.setVariable(MicrosoftChangeProcess.ASSESSMENT_APPROVED, approved);
        execution.setVariable(MicrosoftChangeProcess.SENT_BACK_TEXT, approved ? "" : by + "\u00a0: " + words);
        execution.setVariable(MicrosoftChangeProcess.REFUSAL, "");
        execution.removeVariable(MicrosoftChangeProcess.REVIEW_WORDS);
    }
}
