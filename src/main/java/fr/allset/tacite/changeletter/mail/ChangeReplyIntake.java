package fr.allset.tacite.changeletter.mail;

import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.MailHandler;
import fr.allset.tacite.mailbox.MailVerdict;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.subscription.Customers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An answer to a letter about changes. It is one when it comes from the customer's contact, or from the address to which the letter
 * went. Anybody can write either, so no more follows from it than that the customer is not gone after.
 */
@Component
@Order(2)
class ChangeReplyIntake implements MailHandler {

    private final ChangeCommunication changes;
    private final Notices notices;
    private final Customers customers;

    ChangeReplyIntake(ChangeCommunication changes, Notices notices, Customers customers) {
        this.changes = changes;
        this.notices = notices;
        this.customers = customers;
    }

    @Override
    public Optional<MailVerdict> handle(IncomingMail mail) {
        // that somebody is out of the office is no answer; whoever comes after says so
        if (mail.automatic() != null
                || mail.traces().doubt() != null
                || mail.defect() != null
                || mail.sender().isEmpty()) {
            return Optional.empty();
        }
        return nearest(mail.answers()).flatMap(letter -> {
            var told = changes.toldBy(letter);
            return told.isEmpty() ? Optional.empty() : Optional.of(answer(mail, letter, told));
        });
    }

    /** The nearest of our letters in its thread: that is the one which it answers. */
    private Optional<RecordedNotice> nearest(List<String> answers) {
        var letters =
                notices.sentAs(answers).stream().collect(Collectors.toMap(RecordedNotice::messageId, letter -> letter));
        return answers.stream().filter(letters::containsKey).findFirst().map(letters::get);
    }

    private MailVerdict answer(IncomingMail mail, RecordedNotice letter, List<ChangeNotice> told) {
        var notice = letter.notice();
        boolean own = notice.recipientAddress().equalsIgnoreCase(mail.sender())
                || customers.withContact(mail.sender()).stream()
                        .anyMatch(customer -> customer.number().equals(notice.customerNumber()));
        if (!own) {
            return MailVerdict.held("Ce message répond à notre courrier « " + notice.subject()
                    + " », mais son expéditeur " + mail.sender() + " n'est pas le contact du client "
                    + notice.customerNumber() + " : il n'en accuse pas réception.");
        }
        var words = mail.body().isEmpty() ? "" : mail.ownWords();
        told.forEach(one -> changes.acknowledge(
                one.change(), one.revision(), one.customer(), Acknowledgement.Through.MAIL, mail.sender(), words));
        var numbers = told.stream().map(ChangeNotice::change).distinct().toList();
        if (!words.isEmpty() && !PlainReceipt.is(words)) {
            return MailVerdict.held("Le client " + notice.customerNumber() + " a reçu notre courrier « "
                    + notice.subject() + " » (" + String.join(", ", numbers)
                    + "), ce qui est enregistré ; il écrit davantage : une personne doit lui répondre.");
        }
        return MailVerdict.added(numbers.get(0));
    }
}
