package fr.allset.tacite.renewal.process;

import fr.allset.tacite.renewal.Renewals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the renewal that is due to be announced, and looks for the next announcement. */
@Component
class AnnounceRenewal implements JavaDelegate {

    private final Renewals renewals;

    AnnounceRenewal(Renewals renewals) {
        this.renewals = renewals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var term = SubscriptionRenewalProcess.term(execution);
        int index = (int) execution.getVariable(SubscriptionRenewalProcess.NOTICE_INDEX);
        renewals.announce(number, term, index);
        PlanRenewalNotices.plan(execution, renewals.announcementsBefore(number, term), index + 1);
    }
}
