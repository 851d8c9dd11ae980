package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureHandling.Finding;
import fr.allset.tacite.failure.FailureHandling.FoundEquipment;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.subscription.WrittenNumbers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what whoever looked into the failure has found, and what the client is asked for. */
@Component
class RecordDiagnosis implements JavaDelegate {

    private static final String RESTORE = "restore";
    private static final String ASK = "ask";

    private final FailureHandling failureHandling;
    private final FailureForms forms;
    private final RefusalWording sentences;

    RecordDiagnosis(FailureHandling failureHandling, FailureForms forms, RefusalWording sentences) {
        this.failureHandling = failureHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = FailureHandlingProcess.failure(execution);
        var by = FormAnswers.actor(execution);
        try {
            boolean asks = ASK.equals(FormAnswers.orNull(execution, FailureHandlingProcess.DIAGNOSIS_STEP));
            failureHandling.record(failure, found(execution, asks), by);
            execution.setVariable(FailureHandlingProcess.DIAGNOSIS_STEP, asks ? ASK : RESTORE);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FailureHandlingProcess.DIAGNOSIS_REFUSED, sentences.inFrench(refusal));
        }
        forms.offerDiagnosis(
                execution,
                forms.write(
                        execution,
                        FailureHandlingProcess.ASKED,
                        FailureHandlingProcess.EQUIPMENT_FAULTY,
                        FailureHandlingProcess.EQUIPMENT_FOUND_AT,
                        FailureHandlingProcess.EQUIPMENT_WARRANTY));
    }

    private static Finding found(DelegateExecution execution, boolean asks) {
        var concerned = FormAnswers.text(execution, FailureHandlingProcess.SUBSCRIPTIONS)
                .map(text -> WrittenNumbers.of(text).stream().distinct().toList())
                .orElse(null);
        var equipment = FormAnswers.isTicked(execution, FailureHandlingProcess.EQUIPMENT_FAULTY)
                ? new FoundEquipment(
                        FormAnswers.moment(execution, FailureHandlingProcess.EQUIPMENT_FOUND_AT)
                                .orElse(null),
                        FormAnswers.isTicked(execution, FailureHandlingProcess.EQUIPMENT_WARRANTY))
                : null;
        var asked =
                asks ? FormAnswers.text(execution, FailureHandlingProcess.ASKED).orElse("") : null;
        return new Finding(
                FormAnswers.orNull(execution, FailureHandlingProcess.DIAGNOSIS),
                FormAnswers.orNull(execution, FailureHandlingProcess.ORIGIN),
                concerned,
                equipment,
                asked);
    }
}
