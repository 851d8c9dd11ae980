package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Reads the tenant again, or no longer. */
@Component
class ApplyAccessDecision extends AnswerStep<RestoreTenantAccessForm.Answer> {

    private static final String RESTORED = "restored";
    private static final String LEAVE = "leave";

    private final Tenants tenants;
    private final MicrosoftReading reads;

    ApplyAccessDecision(Tenants tenants, MicrosoftReading reads, RefusalWording wording) {
        super(RestoreTenantAccessForm.Answer.class, TenantAccessProcess.ACCESS_DECISION_REFUSED, wording);
        this.tenants = tenants;
        this.reads = reads;
    }

    @Override
    protected void apply(RestoreTenantAccessForm.Answer answer, Step step) {
        var decision = answer.accessDecision();
        if (decision == null) {
            throw Refusal.unprocessable("decision-missing", "accessDecision");
        }
        switch (decision) {
            // should it be refused once more, this begins anew
            case RESTORED -> reads.askFor(step.actor());
            case LEAVE -> tenants.leave(step.number(), answer.reason(), step.actor());
            default -> throw Refusal.unprocessable("decision-unknown", "accessDecision", decision);
        }
    }
}
