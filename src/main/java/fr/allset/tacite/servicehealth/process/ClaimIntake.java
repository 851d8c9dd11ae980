package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.failure.FailureCorrected;
import fr.allset.tacite.failure.FailureDiagnosed;
import fr.allset.tacite.failure.FailureOrigin;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.servicecredit.MissedObjectivesTold;
import fr.allset.tacite.servicecredit.ServiceCreditRegistered;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.MicrosoftClaimChanged;
import fr.allset.tacite.servicehealth.MicrosoftClaimOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is owed to clients for failures of Microsoft's begins a claim, or moves it on, in the same transaction. */
@Component
class ClaimIntake {

    private final ClaimHandling claims;
    private final SubmitMicrosoftClaimForm form;
    private final ProcessMessages messages;

    ClaimIntake(ClaimHandling claims, SubmitMicrosoftClaimForm form, ProcessMessages messages) {
        this.claims = claims;
        this.form = form;
        this.messages = messages;
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
        messages.start(MicrosoftClaimProcess.MICROSOFT_CLAIM_OPENED, opened.number());
    }

    /** One that has not been presented yet finds out by itself how things stand then. */
    @EventListener
    void on(MicrosoftClaimChanged changed) {
        messages.refresh(MicrosoftClaimProcess.KEY, changed.number(), form.card(changed.number()));
    }
}
