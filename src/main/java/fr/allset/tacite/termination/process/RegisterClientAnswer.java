package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.TerminationHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the client has answered to an account manager. */
@Component
class RegisterClientAnswer implements JavaDelegate {

    private static final String ACCEPT = "accept";
    private static final String DECLINE = "decline";

    private final TerminationHandling terminationHandling;
    private final TerminationForms forms;
    private final RefusalWording sentences;

    RegisterClientAnswer(TerminationHandling terminationHandling, TerminationForms forms, RefusalWording sentences) {
        this.terminationHandling = terminationHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var quote = EarlyTerminationProcess.quote(execution);
        var by = FormAnswers.actor(execution);
        var note =
                FormAnswers.text(execution, EarlyTerminationProcess.ANSWER_NOTE).orElse(null);
        var answer = FormAnswers.text(execution, EarlyTerminationProcess.ANSWER).orElse("");
        try {
            switch (answer) {
                case ACCEPT -> {
                    terminationHandling.accept(quote, by, note);
                    execution.setVariable(EarlyTerminationProcess.REVIEW_DUE_AT, forms.reviewDueAt());
                }
                case DECLINE -> terminationHandling.decline(quote, by, note);
                default -> throw Refusal.unprocessable("answer-missing", EarlyTerminationProcess.ANSWER);
            }
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.ANSWER_REFUSED, sentences.inFrench(refusal));
        }
        execution.setVariable(EarlyTerminationProcess.REFUSAL, "");
        execution.setVariable(EarlyTerminationProcess.ACCEPTED, answer.equals(ACCEPT));
    }
}
