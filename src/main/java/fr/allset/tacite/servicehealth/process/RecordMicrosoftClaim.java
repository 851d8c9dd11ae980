package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicehealth.ClaimHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the claim was made to Microsoft. */
@Component
class RecordMicrosoftClaim implements JavaDelegate {

    private final ClaimHandling claims;
    private final RefusalWording sentences;

    RecordMicrosoftClaim(ClaimHandling claims, RefusalWording sentences) {
        this.claims = claims;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var claim = execution.getProcessBusinessKey();
        var by = FormAnswers.actor(execution);
        try {
            switch (FormAnswers.text(execution, MicrosoftClaimProcess.CLAIM_DECISION)
                    .orElse("")) {
                case "submitted" ->
                    claims.submitted(
                            claim,
                            FormAnswers.day(execution, MicrosoftClaimProcess.CLAIM_SUBMITTED_ON),
                            FormAnswers.orNull(execution, MicrosoftClaimProcess.CLAIM_REFERENCE),
                            by);
                case "not_claimed" ->
                    claims.notClaimed(claim, FormAnswers.orNull(execution, MicrosoftClaimProcess.REASON), by);
                default -> throw Refusal.unprocessable("claim-decision-missing", MicrosoftClaimProcess.CLAIM_DECISION);
            }
            execution.setVariable(MicrosoftClaimProcess.REFUSAL, "");
        } catch (Refusal refusal) {
            throw FormAnswers.refused(MicrosoftClaimProcess.CLAIM_DECISION_REFUSED, sentences.inFrench(refusal));
        }
    }
}
