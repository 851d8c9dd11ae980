package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the client has answered, which ends the time of waiting for it. */
@Component
class RecordCooperation implements JavaDelegate {

    private final FailureHandling failureHandling;
    private final FailureForms forms;
    private final RefusalWording sentences;

    RecordCooperation(FailureHandling failureHandling, FailureForms forms, RefusalWording sentences) {
        this.failureHandling = failureHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = FailureHandlingProcess.failure(execution);
        var by = FormAnswers.actor(execution);
        try {
            failureHandling.clientAnswered(
                    failure,
                    FormAnswers.moment(execution, FailureHandlingProcess.ANSWERED_AT)
                            .orElse(null),
                    FormAnswers.orNull(execution, FailureHandlingProcess.CLIENT_ANSWER),
                    by);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FailureHandlingProcess.COOPERATION_REFUSED, sentences.inFrench(refusal));
        }
        forms.write(
                execution,
                FailureHandlingProcess.ANSWERED_AT,
                FailureHandlingProcess.CLIENT_ANSWER,
                FailureHandlingProcess.DIAGNOSIS_STEP);
    }
}
