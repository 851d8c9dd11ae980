package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.renewal.process.SubscriptionRenewalProcess.NextNotice;
import fr.allset.tacite.renewal.process.SubscriptionRenewalProcess.Term;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out what is to be announced before the term, and when the first announcement is due. */
@Component
class PlanRenewalNotices implements JavaDelegate {

    private final RenewalHandling renewalHandling;

    PlanRenewalNotices(RenewalHandling renewalHandling) {
        this.renewalHandling = renewalHandling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var term = step.read(Term.class).day();
        step.keep(NextNotice.of(renewalHandling.announcementsBefore(step.number(), term), 0));
    }
}
