package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.ReviewDecision;
import fr.allset.tacite.termination.TerminationHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Applies what the account manager has decided: confirm, refuse, or waive the fee. */
@Component
class ApplyReviewDecision implements JavaDelegate {

    private final TerminationHandling terminationHandling;
    private final RefusalWording sentences;

    ApplyReviewDecision(TerminationHandling terminationHandling, RefusalWording sentences) {
        this.terminationHandling = terminationHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var decision = ReviewDecision.of(
                    FormAnswers.text(execution, EarlyTerminationProcess.DECISION)
                            .orElse(null),
                    FormAnswers.text(execution, EarlyTerminationProcess.GROUND).orElse(null),
                    FormAnswers.text(execution, EarlyTerminationProcess.REASON).orElse(null));
            terminationHandling.decide(
                    EarlyTerminationProcess.quote(execution), decision, FormAnswers.actor(execution));
            execution.setVariable(EarlyTerminationProcess.GRANTED, !(decision instanceof ReviewDecision.Refuse));
            execution.setVariable(EarlyTerminationProcess.REFUSAL, "");
            execution.removeVariable(EarlyTerminationProcess.REASON);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.DECISION_REFUSED, sentences.inFrench(refusal));
        }
    }
}
