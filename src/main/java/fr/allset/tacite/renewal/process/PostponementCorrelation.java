package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.renewal.RenewalHandling;
import fr.allset.tacite.renewal.RenewalNoticePostponed;
import fr.allset.tacite.renewal.process.SubscriptionRenewalProcess.NextNotice;
import fr.allset.tacite.renewal.process.SubscriptionRenewalProcess.Term;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The timer of a season of renewal rings on the day to which its announcement was postponed. */
@Component
class PostponementCorrelation {

    private static final String TIMER = "RenewalNoticeDue";

    private final ProcessMessages messages;
    private final RenewalHandling renewalHandling;

    PostponementCorrelation(ProcessMessages messages, RenewalHandling renewalHandling) {
        this.messages = messages;
        this.renewalHandling = renewalHandling;
    }

    @EventListener
    void on(RenewalNoticePostponed postponed) {
        messages.kept(SubscriptionRenewalProcess.KEY, postponed.number(), Term.class)
                .filter(term -> term.day().equals(postponed.term()))
                .flatMap(term -> messages.kept(SubscriptionRenewalProcess.KEY, postponed.number(), NextNotice.class))
                .map(next -> NextNotice.of(
                        renewalHandling.announcementsBefore(postponed.number(), postponed.term()), next.noticeIndex()))
                .ifPresent(next -> Optional.ofNullable(next.noticeAt())
                        .ifPresent(due ->
                                messages.retime(SubscriptionRenewalProcess.KEY, postponed.number(), TIMER, due, next)));
    }
}
