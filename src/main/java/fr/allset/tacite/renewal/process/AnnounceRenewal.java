package fr.allset.tacite.renewal.process;

import fr.allset.tacite.renewal.RenewalHandling;
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
        var number = execution.getProcessBusinessKey();
        var term = SubscriptionRenewalProcess.term(execution);
        int index = (int) execution.getVariable(SubscriptionRenewalProcess.NOTICE_INDEX);
        renewalHandling.announce(number, term, index);
        PlanRenewalNotices.plan(execution, renewalHandling.announcementsBefore(number, term), index + 1);
    }
}
