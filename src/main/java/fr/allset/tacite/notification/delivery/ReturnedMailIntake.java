package fr.allset.tacite.notification.delivery;

import fr.allset.tacite.mailbox.DeliveryReport;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.MailHandler;
import fr.allset.tacite.mailbox.MailVerdict;
import fr.allset.tacite.notification.Notices;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reports of mail servers about our letters (RFC 3464). It comes first: no one else reads what machines write. */
@Component
@Order(1)
class ReturnedMailIntake implements MailHandler {

    private final Notices notices;
    private final NoticeReturns returns;

    ReturnedMailIntake(Notices notices, NoticeReturns returns) {
        this.notices = notices;
        this.returns = returns;
    }

    @Override
    public Optional<MailVerdict> handle(IncomingMail mail) {
        var report = mail.report();
        return report == null ? Optional.empty() : handle(mail, report);
    }

    private Optional<MailVerdict> handle(IncomingMail mail, DeliveryReport report) {
        var letters = notices.sentAs(report.originals());
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        var letter = letters.get(letters.size() - 1);
        if (!report.isFailed()) {
            return Optional.of(
                    MailVerdict.ignored("Avis « " + report.action() + " » d'un serveur de messagerie sur le courrier « "
                            + letter.notice().subject() + " », qui n'est pas un échec."));
        }
        return Optional.of(returns.take(letter, report, mail.receivedAt())
                .map(MailVerdict::ignored)
                .orElseGet(() -> MailVerdict.added(letter.notice().about())));
    }
}
