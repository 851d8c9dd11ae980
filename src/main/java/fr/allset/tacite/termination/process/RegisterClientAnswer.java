package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.process.EarlyTerminationProcess.Answered;
import org.springframework.stereotype.Component;

/** Records what the client has answered to an account manager. */
@Component
class RegisterClientAnswer extends AnswerStep<RecordClientAnswerForm.Answer> {

    private static final String ACCEPT = "accept";
    private static final String DECLINE = "decline";

    private final TerminationHandling terminations;
    private final TerminationForms forms;

    RegisterClientAnswer(TerminationHandling terminations, TerminationForms forms, RefusalWording wording) {
        super(RecordClientAnswerForm.Answer.class, EarlyTerminationProcess.ANSWER_REFUSED, wording);
        this.terminations = terminations;
        this.forms = forms;
    }

    @Override
    protected void apply(RecordClientAnswerForm.Answer answer, Step step) {
        if (ACCEPT.equals(answer.answer())) {
            terminations.accept(step.number(), step.actor(), answer.answerNote());
            step.keep(forms.review());
        } else if (DECLINE.equals(answer.answer())) {
            terminations.decline(step.number(), step.actor(), answer.answerNote());
        } else {
            throw Refusal.unprocessable("answer-missing", "answer");
        }
        step.keep(new Answered(ACCEPT.equals(answer.answer())));
    }
}
