package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureHandling.Finding;
import fr.allset.tacite.failure.FailureHandling.FoundEquipment;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Diagnosed;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Records what whoever looked into the failure has found, and what the client is asked for. */
@Component
class RecordDiagnosis extends AnswerStep<DiagnoseFailureForm.Answer> {

    private static final String RESTORE = "restore";
    private static final String ASK = "ask";

    private final FailureHandling failureHandling;

    RecordDiagnosis(FailureHandling failureHandling, RefusalWording wording) {
        super(DiagnoseFailureForm.Answer.class, FailureHandlingProcess.DIAGNOSIS_REFUSED, wording);
        this.failureHandling = failureHandling;
    }

    @Override
    protected void apply(DiagnoseFailureForm.Answer answer, Step step) {
        boolean asks = ASK.equals(answer.diagnosisStep());
        failureHandling.record(step.number(), found(answer, asks), step.actor());
        step.keep(new Diagnosed(asks ? ASK : RESTORE));
    }

    private static Finding found(DiagnoseFailureForm.Answer answer, boolean asks) {
        return new Finding(
                answer.diagnosis(),
                answer.origin(),
                answer.degraded(),
                answer.subscriptions() == null
                        ? null
                        : WrittenNumbers.of(answer.subscriptions()).stream()
                                .distinct()
                                .toList(),
                answer.equipmentFaulty()
                        ? new FoundEquipment(answer.equipmentFoundAt(), answer.equipmentWarranty())
                        : null,
                asks ? Objects.requireNonNullElse(answer.asked(), "") : null);
    }
}
