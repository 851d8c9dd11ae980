package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.TerminationHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Cancels a confirmed termination before its effective date, for the reason on the form. */
@Component
class CancelTermination implements JavaDelegate {

    private final TerminationHandling terminationHandling;
    private final RefusalWording sentences;

    CancelTermination(TerminationHandling terminationHandling, RefusalWording sentences) {
        this.terminationHandling = terminationHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            if (!Boolean.TRUE.equals(execution.getVariable(EarlyTerminationProcess.CANCELLATION_INTENDED))) {
                throw Refusal.unprocessable("cancellation-not-intended", EarlyTerminationProcess.CANCELLATION_INTENDED);
            }
            terminationHandling.cancel(
                    EarlyTerminationProcess.quote(execution),
                    FormAnswers.text(execution, EarlyTerminationProcess.REASON).orElse(null),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.CANCELLATION_REFUSED, sentences.inFrench(refusal));
        }
    }
}
