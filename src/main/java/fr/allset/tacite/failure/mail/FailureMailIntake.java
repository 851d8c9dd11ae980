package fr.allset.tacite.failure.mail;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.IncomingMails;
import fr.allset.tacite.mailbox.MailHandler;
import fr.allset.tacite.mailbox.MailVerdict;
import fr.allset.tacite.mailbox.OwnAddresses;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Customers;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What becomes of a mail. Whose it is follows from the sender's address alone, which anybody can write. So it brings about no more
 * than a number, a letter to the customer's own contact, and work for support.
 */
@Component
class FailureMailIntake implements MailHandler {

    /** Who acts when a mail does. */
    static final String TACITE = "tacite";

    private static final Pattern NOTIFICATION =
            Pattern.compile("\\b" + FailureReporting.SERIES + "-\\d{4}-\\d{6,9}\\b");
    private static final Duration HOUR = Duration.ofHours(1);
    /** One more than a notification may concern, which then says so. */
    private static final int MOST_SUBSCRIPTIONS = 1001;
    /** As many of a failure's notifications are looked at. */
    private static final int MOST_NOTIFICATIONS = 1000;

    private final FailureReporting notifications;
    private final FailureHandling failureHandling;
    private final IncomingMails mails;
    private final Notices notices;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final RefusalWording sentences;
    private final OwnAddresses own;
    private final FailureMailSettings settings;

    FailureMailIntake(
            FailureReporting notifications,
            FailureHandling failureHandling,
            IncomingMails mails,
            Notices notices,
            Customers customers,
            Subscriptions subscriptions,
            RefusalWording sentences,
            OwnAddresses own,
            FailureMailSettings settings) {
        this.notifications = notifications;
        this.failureHandling = failureHandling;
        this.mails = mails;
        this.notices = notices;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.sentences = sentences;
        this.own = own;
        this.settings = settings;
    }

    @Override
    public Optional<MailVerdict> handle(IncomingMail mail) {
        try {
            return Optional.of(verdictOn(mail));
        } catch (Refusal refusal) {
            return Optional.of(MailVerdict.held(sentences.inFrench(refusal)));
        }
    }

    private MailVerdict verdictOn(IncomingMail mail) {
        if (own.contain(mail.sender())
                || !notices.sentAs(List.of(mail.messageId())).isEmpty()) {
            return MailVerdict.ignored("Message de Tacite lui-même.");
        }
        if (mail.automatic() != null) {
            return MailVerdict.ignored(mail.automatic());
        }
        if (mail.defect() != null) {
            return MailVerdict.held(mail.defect());
        }
        if (mail.traces().doubt() != null) {
            return MailVerdict.held(mail.traces().doubt());
        }
        if (mail.sender().isEmpty()) {
            return MailVerdict.held("Ce message ne nomme pas d'expéditeur.");
        }
        if (mails.takenFrom(mail.sender(), mail.receivedAt().minus(HOUR)) >= settings.mostAnHour()) {
            return MailVerdict.held("Plus de " + settings.mostAnHour() + " messages de " + mail.sender()
                    + " en une heure : deux automates se répondent peut-être.");
        }
        var known = customers.withContact(mail.sender());
        var letters = notices.sentAs(mail.answers());
        var named = notificationsNamedBy(mail, letters);
        if (!named.isEmpty()) {
            return answer(mail, named, known);
        }
        if (!letters.isEmpty()) {
            return MailVerdict.held("Ce message répond à notre courrier « "
                    + letters.get(0).notice().subject() + " », qui ne porte pas sur une Défaillance.");
        }
        if (known.isEmpty()) {
            return MailVerdict.held("L'expéditeur " + mail.sender() + " n'est le contact d'aucun client.");
        }
        if (known.size() > 1) {
            return MailVerdict.held("L'expéditeur " + mail.sender() + " est le contact de plusieurs clients.");
        }
        return report(mail, known.get(0));
    }

    /**
     * Those that the mails before it in its thread are about, then those that its subject names. A letter about a whole failure stands for
     * the notifications of the customer that it went to.
     */
    private List<FailureNotification> notificationsNamedBy(IncomingMail mail, List<RecordedNotice> letters) {
        var numbers = new LinkedHashSet<String>();
        for (var letter : letters) {
            numbers.add(letter.notice().about());
            notifications.ofFailure(letter.notice().about(), MOST_NOTIFICATIONS).stream()
                    .filter(notification -> letter.notice().customerNumber().equals(notification.customer()))
                    .forEach(notification -> numbers.add(notification.number()));
        }
        numbers.addAll(mails.becameOf(mail.answers()));
        NOTIFICATION
                .matcher(mail.subject().toUpperCase(Locale.ROOT))
                .results()
                .forEach(number -> numbers.add(number.group()));
        return numbers.stream()
                .flatMap(number -> notifications.findIfThere(number).stream())
                .toList();
    }

    private MailVerdict answer(IncomingMail mail, List<FailureNotification> named, List<Customer> known) {
        var own = named.stream()
                .filter(notification ->
                        known.stream().anyMatch(customer -> customer.number().equals(notification.customer())))
                .findFirst();
        if (own.isEmpty()) {
            return MailVerdict.held(
                    "L'expéditeur " + mail.sender() + " n'est pas le contact du client de la notification "
                            + named.get(0).number() + ", que ce message désigne.");
        }
        var number = own.get().number();
        var failure = failureHandling.find(own.get().failure());
        if (failure.closedAt() != null) {
            return MailVerdict.held("Ce message complète la notification " + number
                    + ", dont la Défaillance est close : un complément, ou une nouvelle Défaillance ?");
        }
        if (failure.isRestored()) {
            // silence confirms a restoration: whoever has answered has not been silent
            return MailVerdict.held(
                    "Ce message complète la notification " + number + ", dont la Défaillance " + failure.number()
                            + " est rétablie : le client confirme-t-il, ou le Service fonctionne-t-il toujours mal ?");
        }
        notifications.add(number, mail.receivedAt(), MailWords.addedBy(mail), MailWords.addition(mail));
        return MailVerdict.added(number);
    }

    private MailVerdict report(IncomingMail mail, Customer customer) {
        var inService = inService(customer, LocalDate.ofInstant(mail.receivedAt(), ContractTime.ZONE));
        if (inService.isEmpty()) {
            return MailVerdict.held(
                    "Le client " + customer.name() + " (" + customer.number() + ") n'a pas d'abonnement en service.");
        }
        var other = OtherMatter.of(mail.subject(), mail.ownWords());
        if (other.isPresent()) {
            return MailVerdict.held("Ce message du client " + customer.name() + " (" + customer.number()
                    + ") ne parle d'aucune Défaillance, mais de « " + other.get()
                    + " ». S'il en signale une, elle compte depuis sa réception.");
        }
        var named = inService.stream().filter(number -> isNamed(number, mail)).toList();
        var request = MailWords.request(mail, named.isEmpty() ? inService : named);
        return MailVerdict.notified(notifications
                .register(request, new Actor(TACITE, Optional.of(customer.number())))
                .number());
    }

    private List<String> inService(Customer customer, LocalDate day) {
        return subscriptions
                .page(new SubscriptionFilter(Optional.of(customer.number()), ""), 0, MOST_SUBSCRIPTIONS)
                .entries()
                .stream()
                .filter(subscription -> !day.isBefore(subscription.serviceStartDate()) && !subscription.hasEndedOn(day))
                .map(Subscription::number)
                .toList();
    }

    private static boolean isNamed(String subscription, IncomingMail mail) {
        var words = (mail.subject() + "\n" + mail.body()).toLowerCase(Locale.ROOT);
        var number = subscription.toLowerCase(Locale.ROOT);
        int at = words.indexOf(number);
        while (at >= 0) {
            int end = at + number.length();
            if ((at == 0 || !isOfANumber(words.charAt(at - 1)))
                    && (end == words.length() || !isOfANumber(words.charAt(end)))) {
                return true;
            }
            at = words.indexOf(number, at + 1);
        }
        return false;
    }

    private static boolean isOfANumber(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }
}
