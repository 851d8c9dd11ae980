package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.failure.FailureCorrected;
import fr.allset.tacite.failure.FailureDiagnosed;
import fr.allset.tacite.failure.FailureOrigin;
import fr.allset.tacite.servicecredit.MissedObjectivesTold;
import fr.allset.tacite.servicecredit.ServiceCreditRegistered;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.MicrosoftClaimChanged;
import fr.allset.tacite.servicehealth.MicrosoftClaimOpened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is owed to clients for failures of Microsoft's begins a claim, or moves it on, in the same transaction. */
@Component
class ClaimIntake {

    private final ClaimHandling claims;
    private final ClaimForms forms;
    private final RuntimeService runtime;

    ClaimIntake(ClaimHandling claims, ClaimForms forms, RuntimeService runtime) {
        this.claims = claims;
        this.forms = forms;
        this.runtime = runtime;
    }

    @EventListener
    void on(MissedObjectivesTold missed) {
        claims.consider(missed.month(), missed.missed());
    }

    @EventListener
    void on(ServiceCreditRegistered registered) {
        claims.considerRequest(registered.number());
    }

    @EventListener
    void on(FailureDiagnosed diagnosed) {
        if (diagnosed.origin() == FailureOrigin.MICROSOFT) {
            claims.reconsider(diagnosed.failure());
        }
        claims.failureChanged(diagnosed.failure());
    }

    @EventListener
    void on(FailureCorrected corrected) {
        claims.failureChanged(corrected.failure());
    }

    @EventListener
    void on(MicrosoftClaimOpened opened) {
        runtime.createMessageCorrelation(MicrosoftClaimProcess.MICROSOFT_CLAIM_OPENED)
                .processInstanceBusinessKey(opened.number())
                .correlateStartMessage();
    }

    /** One that has not been presented yet shows by itself how things stand then. */
    @EventListener
    void on(MicrosoftClaimChanged changed) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(MicrosoftClaimProcess.KEY)
                .processInstanceBusinessKey(changed.number())
                .list()
                .forEach(instance -> runtime.setVariables(instance.getId(), forms.shown(changed.number())));
    }
}
