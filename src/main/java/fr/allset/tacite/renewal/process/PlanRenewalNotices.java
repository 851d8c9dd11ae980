package fr.allset.tacite.renewal.process;

import fr.allset.tacite.renewal.RenewalHandling;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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
        plan(
                execution,
                renewalHandling.announcementsBefore(
                        execution.getProcessBusinessKey(), SubscriptionRenewalProcess.term(execution)),
                0);
    }

    /** @param next the place of the announcement that comes next among {@code due} */
    static void plan(DelegateExecution execution, List<Instant> due, int next) {
        execution.setVariable(SubscriptionRenewalProcess.NOTICE_INDEX, next);
        execution.setVariable(SubscriptionRenewalProcess.NOTICES_LEFT, next < due.size());
        if (next < due.size()) {
            execution.setVariable(SubscriptionRenewalProcess.NOTICE_AT, Date.from(due.get(next)));
        }
    }
}
