package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the word of the client: the service works again, or it does not. */
@Component
class RecordConfirmation implements JavaDelegate {

    private final FailureHandling failureHandling;
    private final FailureForms forms;
    private final RefusalWording sentences;

    RecordConfirmation(FailureHandling failureHandling, FailureForms forms, RefusalWording sentences) {
        this.failureHandling = failureHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = FailureHandlingProcess.failure(execution);
        var by = FormAnswers.actor(execution);
        try {
            switch (FormAnswers.text(execution, FailureHandlingProcess.CONFIRMATION)
                    .orElse("")) {
                case "confirmed" -> failureHandling.confirm(failure, by);
                case "failing" ->
                    failureHandling.reopen(
                            failure,
                            FormAnswers.moment(execution, FailureHandlingProcess.REPORTED_AGAIN_AT)
                                    .orElse(null),
                            FormAnswers.moment(execution, FailureHandlingProcess.BEGAN_AGAIN_AT)
                                    .orElse(null),
                            FormAnswers.orNull(execution, FailureHandlingProcess.FAILING_WORDS),
                            by);
                default -> throw Refusal.unprocessable("answer-missing", FailureHandlingProcess.CONFIRMATION);
            }
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FailureHandlingProcess.CONFIRMATION_REFUSED, sentences.inFrench(refusal));
        }
        forms.write(
                execution,
                FailureHandlingProcess.REPORTED_AGAIN_AT,
                FailureHandlingProcess.BEGAN_AGAIN_AT,
                FailureHandlingProcess.FAILING_WORDS);
    }
}
