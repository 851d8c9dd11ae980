package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.renewal.NonRenewalCountedAnew;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalReceived;
import fr.allset.tacite.renewal.NonRenewalWithdrawn;
import fr.allset.tacite.renewal.RenewalCorrespondence;
import fr.allset.tacite.subscription.SubscriptionEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a notice outside of its process moves the process on, in the same transaction. */
@Component
class NonRenewalCorrelation {

    private final ProcessMessages messages;
    private final NonRenewalHandling nonRenewalHandling;
    private final NonRenewalForms forms;
    private final RenewalCorrespondence letters;

    NonRenewalCorrelation(
            ProcessMessages messages,
            NonRenewalHandling nonRenewalHandling,
            NonRenewalForms forms,
            RenewalCorrespondence letters) {
        this.messages = messages;
        this.forms = forms;
        this.letters = letters;
        this.nonRenewalHandling = nonRenewalHandling;
    }

    @EventListener
    void on(NonRenewalReceived received) {
        messages.start(NonRenewalProcess.NON_RENEWAL_RECEIVED, received.number());
    }

    /** Notices for a later term have nothing left to wait for. */
    @EventListener
    void on(SubscriptionEnded ended) {
        nonRenewalHandling.of(ended.number()).stream()
                .filter(notice ->
                        notice.isStanding() && notice.term().countsFor().isAfter(ended.endedOn()))
                .forEach(notice -> messages.tellAll(NonRenewalProcess.SUBSCRIPTION_IS_OVER, notice.number()));
    }

    /** Its process waits for another day, and the client is told. */
    @EventListener
    void on(NonRenewalCountedAnew counted) {
        var number = counted.number();
        var term = forms.term(number);
        messages.refresh(NonRenewalProcess.KEY, number, forms.card(number));
        messages.retime(NonRenewalProcess.KEY, number, "TermCame", term.termAt(), term);
        letters.answer(number);
    }

    @EventListener
    void on(NonRenewalWithdrawn withdrawn) {
        messages.tell(NonRenewalProcess.NON_RENEWAL_WITHDRAWN, withdrawn.number());
    }
}
