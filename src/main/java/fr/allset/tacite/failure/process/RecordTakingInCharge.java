package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Somebody takes the failure in charge, or has recognised another one in it. */
@Component
class RecordTakingInCharge implements JavaDelegate {

    private static final String TAKE = "take";
    private static final String ATTACH = "attach";

    private final FailureHandling failureHandling;
    private final FailureForms forms;
    private final RefusalWording sentences;

    RecordTakingInCharge(FailureHandling failureHandling, FailureForms forms, RefusalWording sentences) {
        this.failureHandling = failureHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var failure = FailureHandlingProcess.failure(execution);
        var by = FormAnswers.actor(execution);
        try {
            boolean attaches = ATTACH.equals(FormAnswers.orNull(execution, FailureHandlingProcess.TAKING_IN_CHARGE));
            execution.setVariable(FailureHandlingProcess.TAKING_IN_CHARGE, attaches ? ATTACH : TAKE);
            if (attaches) {
                failureHandling.recogniseAs(failure, FormAnswers.orNull(execution, FailureHandlingProcess.SAME_AS), by);
            } else {
                failureHandling.takeInCharge(failure, by);
            }
        } catch (Refusal refusal) {
            throw FormAnswers.refused(FailureHandlingProcess.TAKING_IN_CHARGE_REFUSED, sentences.inFrench(refusal));
        }
        forms.write(execution, FailureHandlingProcess.SAME_AS);
    }
}
