package fr.allset.tacite.notification.delivery;

import fr.allset.tacite.mailbox.DeliveryReport;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.MailHandler;
import fr.allset.tacite.mailbox.MailVerdict;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What mail servers write about our letters, as RFC 3464 asks for or otherwise. It comes first: no one else reads what machines write. */
@Component
@Order(1)
class ReturnedMailIntake implements MailHandler {

    /** Until then a mail server may speak of a letter that it has taken; most give up after five days. */
    private static final Duration SPOKEN_OF = Duration.ofDays(30);

    private final Notices notices;
    private final NoticeReturns returns;

    ReturnedMailIntake(Notices notices, NoticeReturns returns) {
        this.notices = notices;
        this.returns = returns;
    }

    @Override
    public Optional<MailVerdict> handle(IncomingMail mail) {
        return reported(mail).or(() -> named(mail));
    }

    private Optional<MailVerdict> reported(IncomingMail mail) {
        var report = mail.report();
        if (report == null) {
            return Optional.empty();
        }
        var letters = notices.sentAs(report.originals());
        if (letters.isEmpty()) {
            letters = notices.sentAs(mail.answers());
        }
        return letters.isEmpty() ? Optional.empty() : Optional.of(about(letters.get(letters.size() - 1), mail, report));
    }

    private MailVerdict about(RecordedNotice letter, IncomingMail mail, DeliveryReport report) {
        var subject = letter.notice().subject();
        if (mail.automatic() == null) {
            // a person passes on what a mail server wrote to her, or pretends to
            return MailVerdict.held("Ce message contient un avis de serveur de messagerie sur notre courrier « "
                    + subject + " », mais aucun serveur ne l'a envoyé : le courrier est-il arrivé ?");
        }
        if (!report.isFailed()) {
            return MailVerdict.ignored("Avis « " + report.action() + " » d'un serveur de messagerie sur le courrier « "
                    + subject + " », qui n'est pas un échec.");
        }
        return returns.take(letter, report, mail.receivedAt())
                .map(MailVerdict::ignored)
                .orElseGet(() -> MailVerdict.added(letter.notice().about()));
    }

    /** Whatever a mail server says about a letter of ours, or about one to whom we wrote, a person reads. */
    private Optional<MailVerdict> named(IncomingMail mail) {
        var named = mail.traces().named();
        if (named == null) {
            return Optional.empty();
        }
        return newest(notices.sentAs(named.messageIds()))
                .or(() -> newest(
                        notices.sentTo(named.addresses(), mail.receivedAt().minus(SPOKEN_OF))))
                .map(letter -> MailVerdict.held("Un serveur de messagerie parle de notre courrier « "
                        + letter.notice().subject() + " » à " + letter.notice().recipientAddress() + " ("
                        + letter.notice().about() + ") : est-il arrivé ?"));
    }

    private static Optional<RecordedNotice> newest(List<RecordedNotice> letters) {
        return letters.isEmpty() ? Optional.empty() : Optional.of(letters.get(letters.size() - 1));
    }
}
