package fr.allset.tacite.termination.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.termination.ReviewDecision;
import fr.allset.tacite.termination.Terminations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Applies what the account manager has decided: confirm, refuse, or waive the fee. */
@Component
class ApplyReviewDecision implements JavaDelegate {

    private final Terminations terminations;
    private final RefusalSentences sentences;

    ApplyReviewDecision(Terminations terminations, RefusalSentences sentences) {
        this.terminations = terminations;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var decision = ReviewDecision.of(
                    FormAnswers.text(execution, EarlyTerminationProcess.DECISION).orElse(null),
                    FormAnswers.text(execution, EarlyTerminationProcess.GROUND).orElse(null),
                    FormAnswers.text(execution, EarlyTerminationProcess.REASON).orElse(null));
            terminations.decide(EarlyTerminationProcess.quote(execution), decision, FormAnswers.actor(execution));
            execution.setVariable(EarlyTerminationProcess.GRANTED, !(decision instanceof ReviewDecision.Refuse));
            execution.setVariable(EarlyTerminationProcess.REFUSAL, "");
            execution.removeVariable(EarlyTerminationProcess.REASON);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(EarlyTerminationProcess.DECISION_REFUSED, sentences.inFrench(refusal));
        }
    }
}
