package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Restoring;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Records how far the restoration has come. */
@Component
class RecordRestoration extends AnswerStep<RestoreServiceForm.Answer> {

    private final FailureHandling failureHandling;

    RecordRestoration(FailureHandling failureHandling, RefusalWording wording) {
        super(RestoreServiceForm.Answer.class, FailureHandlingProcess.RESTORATION_REFUSED, wording);
        this.failureHandling = failureHandling;
    }

    @Override
    protected void apply(RestoreServiceForm.Answer answer, Step step) {
        var failure = step.number();
        var by = step.actor();
        switch (Objects.requireNonNullElse(answer.restorationStep(), "")) {
            case "restored" -> failureHandling.restore(failure, answer.restoredAt(), by);
            case "workaround" -> failureHandling.workAround(failure, answer.workaroundAt(), answer.workaround(), by);
            case "equipment" -> failureHandling.replaceEquipment(failure, answer.equipmentReplacedAt(), by);
            case "diagnose" -> {
                // the failure itself does not change; the diagnosis begins anew
            }
            default -> throw Refusal.unprocessable("restoration-step-missing", "restorationStep");
        }
        step.keep(new Restoring(answer.restorationStep()));
    }
}
