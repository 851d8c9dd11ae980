package fr.allset.tacite.lifecycle.process;

import fr.allset.tacite.lifecycle.process.SubscriptionLifecycleProcess.Announced;
import fr.allset.tacite.lifecycle.process.SubscriptionLifecycleProcess.Period;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.renewal.RenewalNoticePostponed;
import fr.allset.tacite.subscription.PlannedEndWithdrawn;
import fr.allset.tacite.subscription.SubscriptionCommissioned;
import fr.allset.tacite.subscription.SubscriptionEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a subscription moves its lifecycle, in the same transaction. */
@Component
class LifecycleEvents {

    private final ProcessMessages messages;
    private final RenewalHandling renewalHandling;

    LifecycleEvents(ProcessMessages messages, RenewalHandling renewalHandling) {
        this.messages = messages;
        this.renewalHandling = renewalHandling;
    }

    @EventListener
    void on(SubscriptionCommissioned commissioned) {
        messages.startProcess(SubscriptionLifecycleProcess.KEY, commissioned.number());
    }

    @EventListener
    void on(SubscriptionEnded ended) {
        if (!ended.atTerm()) {
            // were there a second life, it would end too, and keep nobody from ending the first
            messages.tellEach(SubscriptionLifecycleProcess.SUBSCRIPTION_TERMINATED, ended.number());
        }
    }

    /** Only a lifecycle that stands at its term and waits for the termination is concerned; every other one goes on as it does. */
    @EventListener
    void on(PlannedEndWithdrawn withdrawn) {
        messages.tellAll(SubscriptionLifecycleProcess.PLANNED_END_WITHDRAWN, withdrawn.number());
    }

    /** The season of renewal begins with the first announcement. */
    @EventListener
    void on(RenewalNoticePostponed postponed) {
        var number = postponed.number();
        messages.kept(SubscriptionLifecycleProcess.KEY, number, Period.class)
                .filter(period -> period.term().equals(postponed.term()))
                .flatMap(period -> renewalHandling.announcementsBefore(number, postponed.term()).stream()
                        .findFirst())
                .ifPresent(first -> SubscriptionLifecycleProcess.RENEWAL_APPROACHES.forEach(timer ->
                        messages.retime(SubscriptionLifecycleProcess.KEY, number, timer, first, new Announced(first))));
    }
}
