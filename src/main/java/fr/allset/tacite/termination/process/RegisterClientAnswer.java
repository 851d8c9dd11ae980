package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.Terminations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the client has answered to an account manager. */
@Component
class RegisterClientAnswer implements JavaDelegate {

    private static final String ACCEPT = "accept";
    private static final String DECLINE = "decline";

    private final Terminations terminations;
    private final TerminationForms forms;
    private final RefusalSentences sentences;

    RegisterClientAnswer(Terminations terminations, TerminationForms forms, RefusalSentences sentences) {
        this.terminations = terminations;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var quote = EarlyTerminationProcess.quote(execution);
        var by = FormAnswers.actor(execution);
        var note = FormAnswers.text(execution, EarlyTerminationProcess.ANSWER_NOTE).orElse(null);
        var answer = FormAnswers.text(execution, EarlyTerminationProcess.ANSWER).orElse("");
        try {
            switch (answer) {
                case ACCEPT -> {
                    terminations.accept(quote, by, note);
                    execution.setVariable(EarlyTerminationProcess.REVIEW_DUE_AT, forms.reviewDueAt());
                }
                case DECLINE -> terminations.decline(quote, by, note);
                default -> throw Refusal.unprocessable("answer-missing", EarlyTerminationProcess.ANSWER);
            }
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.ANSWER_REFUSED, sentences.inFrench(refusal));
        }
        execution.setVariable(EarlyTerminationProcess.REFUSAL, "");
        execution.setVariable(EarlyTerminationProcess.ACCEPTED, answer.equals(ACCEPT));
    }
}
