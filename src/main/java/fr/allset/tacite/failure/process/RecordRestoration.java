package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records how far the restoration has come. */
@Component
class RecordRestoration implements JavaDelegate {

    private final FailureHandling failureHandling;
    private final FailureForms forms;
    private final RefusalWording sentences;

    RecordRestoration(FailureHandling failureHandling, FailureForms forms, RefusalWording sentences) {
        this.failureHandling = failureHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = FailureHandlingProcess.failure(execution);
        var by = FormAnswers.actor(execution);
        try {
            switch (FormAnswers.text(execution, FailureHandlingProcess.RESTORATION_STEP)
                    .orElse("")) {
                case "restored" ->
                    failureHandling.restore(
                            failure,
                            FormAnswers.moment(execution, FailureHandlingProcess.RESTORED_AT)
                                    .orElse(null),
                            by);
                case "workaround" ->
                    failureHandling.workAround(
                            failure,
                            FormAnswers.moment(execution, FailureHandlingProcess.WORKAROUND_AT)
                                    .orElse(null),
                            FormAnswers.orNull(execution, FailureHandlingProcess.WORKAROUND),
                            by);
                case "equipment" ->
                    failureHandling.replaceEquipment(
                            failure,
                            FormAnswers.moment(execution, FailureHandlingProcess.EQUIPMENT_REPLACED_AT)
                                    .orElse(null),
                            by);
                case "diagnose" -> execution.removeVariable(FailureHandlingProcess.DIAGNOSIS_STEP);
                default ->
                    throw Refusal.unprocessable("restoration-step-missing", FailureHandlingProcess.RESTORATION_STEP);
            }
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FailureHandlingProcess.RESTORATION_REFUSED, sentences.inFrench(refusal));
        }
        forms.write(
                execution,
                FailureHandlingProcess.RESTORED_AT,
                FailureHandlingProcess.WORKAROUND_AT,
                FailureHandlingProcess.WORKAROUND,
                FailureHandlingProcess.EQUIPMENT_REPLACED_AT);
    }
}
