package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.renewal.process.SubscriptionRenewalProcess.NextNotice;
import fr.allset.tacite.renewal.process.SubscriptionRenewalProcess.Term;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the renewal that is due to be announced, and looks for the next announcement. */
@Component
class AnnounceRenewal implements JavaDelegate {

    private final RenewalHandling renewalHandling;

    AnnounceRenewal(RenewalHandling renewalHandling) {
        this.renewalHandling = renewalHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var term = step.read(Term.class).day();
        int index = step.read(NextNotice.class).noticeIndex();
        renewalHandling.announce(step.number(), term, index);
        step.keep(NextNotice.of(renewalHandling.announcementsBefore(step.number(), term), index + 1));
    }
}
