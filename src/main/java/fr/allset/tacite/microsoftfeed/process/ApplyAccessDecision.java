package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads the tenant again, or no longer; a refusal leads back to the form. */
@Component
class ApplyAccessDecision implements JavaDelegate {

    private final Tenants tenants;
    private final MicrosoftReading reads;
    private final RefusalWording sentences;

    ApplyAccessDecision(Tenants tenants, MicrosoftReading reads, RefusalWording sentences) {
        this.tenants = tenants;
        this.reads = reads;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            apply(execution, FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(TenantAccessProcess.ACCESS_DECISION_REFUSED, sentences.inFrench(refusal));
        }
    }

    private void apply(DelegateExecution execution, String by) {
        var decision = FormAnswers.text(execution, TenantAccessProcess.ACCESS_DECISION)
                .orElseThrow(() -> Refusal.unprocessable("decision-missing", TenantAccessProcess.ACCESS_DECISION));
        switch (decision) {
            // should it be refused once more, this begins anew
            case TenantAccessProcess.RESTORED -> reads.askFor(by);
            case TenantAccessProcess.LEAVE ->
                tenants.leave(
                        execution.getProcessBusinessKey(),
                        FormAnswers.orNull(execution, TenantAccessProcess.REASON),
                        by);
            default -> throw Refusal.unprocessable("decision-unknown", TenantAccessProcess.ACCESS_DECISION, decision);
        }
    }
}
