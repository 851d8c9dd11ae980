package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A tenant that is not on file, or lets us in, is an incident here and no task. */
@Component
class PresentTenantRefusal implements JavaDelegate {

    private final Tenants tenants;

    PresentTenantRefusal(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var tenant = Step.of(execution).number();
        if (tenants.find(tenant)
                .filter(found -> found.isRead() && found.refusedSince() != null)
                .isEmpty()) {
            throw new OutOfTurn("Tenant " + tenant + " is not one that lets nobody in");
        }
    }
}
