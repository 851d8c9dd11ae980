package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what a person has decided about the cause. */
@Component
class RecordCause implements JavaDelegate {

    private static final String WAITING_ALONE = "waiting";

    private final FailureHandling failureHandling;
    private final FailureForms forms;
    private final RefusalWording sentences;

    RecordCause(FailureHandling failureHandling, FailureForms forms, RefusalWording sentences) {
        this.failureHandling = failureHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = FailureHandlingProcess.failure(execution);
        var by = FormAnswers.actor(execution);
        try {
            var cause =
                    FormAnswers.text(execution, FailureHandlingProcess.CAUSE).orElse("");
            var reason = FormAnswers.orNull(execution, FailureHandlingProcess.REASON);
            var evidence = FormAnswers.orNull(execution, FailureHandlingProcess.EVIDENCE);
            var proposed = FormAnswers.orNull(execution, FailureHandlingProcess.PROPOSED_CAUSE);
            if (cause.equals(WAITING_ALONE)) {
                failureHandling.excuseWaiting(failure, reason, evidence, proposed, by);
            } else {
                failureHandling.decideCause(
                        failure,
                        cause,
                        FormAnswers.moment(execution, FailureHandlingProcess.EXCUSED_SINCE)
                                .orElse(null),
                        FormAnswers.moment(execution, FailureHandlingProcess.EXCUSED_UNTIL)
                                .orElse(null),
                        reason,
                        evidence,
                        proposed,
                        by);
            }
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FailureHandlingProcess.CAUSE_REFUSED, sentences.inFrench(refusal));
        }
        forms.write(
                execution,
                FailureHandlingProcess.REASON,
                FailureHandlingProcess.EVIDENCE,
                FailureHandlingProcess.EXCUSED_SINCE,
                FailureHandlingProcess.EXCUSED_UNTIL);
    }
}
