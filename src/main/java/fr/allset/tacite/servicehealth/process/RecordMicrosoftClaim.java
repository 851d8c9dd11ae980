package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.time.StatedDay;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Records whether the claim was made to Microsoft. */
@Component
class RecordMicrosoftClaim extends AnswerStep<SubmitMicrosoftClaimForm.Answer> {

    private final ClaimHandling claims;

    RecordMicrosoftClaim(ClaimHandling claims, RefusalWording wording) {
        super(SubmitMicrosoftClaimForm.Answer.class, MicrosoftClaimProcess.CLAIM_DECISION_REFUSED, wording);
        this.claims = claims;
    }

    @Override
    protected void apply(SubmitMicrosoftClaimForm.Answer answer, Step step) {
        switch (Objects.requireNonNullElse(answer.claimDecision(), "")) {
            case "submitted" ->
                claims.submitted(
                        step.number(),
                        StatedDay.required(answer.claimSubmittedOn(), "claimSubmittedOn"),
                        answer.claimReference(),
                        step.actor());
            case "not_claimed" -> claims.notClaimed(step.number(), answer.reason(), step.actor());
            default -> throw Refusal.unprocessable("claim-decision-missing", "claimDecision");
        }
    }
}
