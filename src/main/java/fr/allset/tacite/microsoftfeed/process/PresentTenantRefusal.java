package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts on the form what Microsoft said. */
@Component
class PresentTenantRefusal implements JavaDelegate {

    private final Tenants tenants;

    PresentTenantRefusal(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = tenants.find(execution.getProcessBusinessKey()).orElseThrow();
        execution.setVariable(
                TenantAccessProcess.TENANT_TEXT,
                tenant.name() + (tenant.customer() == null ? " (le vôtre)" : " (client " + tenant.customer() + ")"));
        execution.setVariable(
                TenantAccessProcess.SINCE_TEXT,
                tenant.refusedSince() == null ? "" : FrenchMoment.of(tenant.refusedSince()));
        execution.setVariable(TenantAccessProcess.REFUSAL_TEXT, Objects.requireNonNullElse(tenant.refusal(), ""));
        execution.setVariable(TenantAccessProcess.REFUSAL, "");
    }
}
