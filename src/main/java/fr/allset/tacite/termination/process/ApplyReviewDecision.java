package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.ReviewDecision;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.process.EarlyTerminationProcess.Decided;
import org.springframework.stereotype.Component;

/** Applies what the account manager has decided: confirm, refuse, or waive the fee. */
@Component
class ApplyReviewDecision extends AnswerStep<ReviewTerminationForm.Answer> {

    private final TerminationHandling terminations;
    private final TerminationForms forms;

    ApplyReviewDecision(TerminationHandling terminations, TerminationForms forms, RefusalWording wording) {
        super(ReviewTerminationForm.Answer.class, EarlyTerminationProcess.DECISION_REFUSED, wording);
        this.terminations = terminations;
        this.forms = forms;
    }

    @Override
    protected void apply(ReviewTerminationForm.Answer answer, Step step) {
        var decision = ReviewDecision.of(answer.decision(), answer.ground(), answer.reason());
        var status = terminations.decide(step.number(), decision, step.actor()).status();
        step.keep(new Decided(status == QuoteStatus.CONFIRMED, status == QuoteStatus.ACCEPTED));
        step.keep(forms.review());
    }
}
