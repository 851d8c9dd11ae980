package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.termination.Terminations;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the client has answered to an account manager. */
@Component
class RegisterClientAnswer implements JavaDelegate {

    private static final String ACCEPT = "accept";

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
        var by = EarlyTerminationProcess.actor(execution);
        var note = EarlyTerminationProcess.text(execution, EarlyTerminationProcess.ANSWER_NOTE).orElse(null);
        boolean accepted = EarlyTerminationProcess.text(execution, EarlyTerminationProcess.ANSWER).filter(ACCEPT::equals).isPresent();
        try {
            if (accepted) {
                terminations.accept(quote, by, note);
                execution.setVariable(EarlyTerminationProcess.REVIEW_DUE_AT, forms.reviewDueAt());
            } else {
                terminations.decline(quote, by, note);
            }
        } catch (Refusal refusal) {
            throw new BpmnError(EarlyTerminationProcess.ANSWER_REFUSED, sentences.inFrench(refusal));
        }
        execution.setVariable(EarlyTerminationProcess.REFUSAL, "");
        execution.setVariable(EarlyTerminationProcess.ACCEPTED, accepted);
    }
}
