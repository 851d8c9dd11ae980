package fr.allset.tacite.failure.mail;

import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.subscription.ContactAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mail says, in the words of a notification. */
final class MailWords {

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_NAME = 100;
    /** What proves that it was received, should it come to light late. */
    private static final String ITSELF = "le courriel lui-même, reçu par le serveur de messagerie et conservé";

    private static final String NOBODY = "expéditeur inconnu";

    private MailWords() {}

    /** A report of what the mail describes. It names no components, and so means all; when it began, nobody knows but its reader. */
    static NotificationRequest request(IncomingMail mail, List<String> subscriptions) {
        return request(mail, subscriptions, null);
    }

    /** As {@link #request(IncomingMail, List)}, of which a person says that it counts: the mail proves its own receipt. */
    static NotificationRequest evident(IncomingMail mail, List<String> subscriptions) {
        return request(mail, subscriptions, ITSELF);
    }

    private static NotificationRequest request(
            IncomingMail mail, List<String> subscriptions, @Nullable String evidence) {
        var words = mail.subject().isEmpty() ? mail.body() : "Objet : " + mail.subject() + "\n\n" + mail.body();
        return new NotificationRequest(
                subscriptions,
                Set.of(),
                NotificationChannel.EMAIL,
                mail.author().isEmpty() ? NOBODY : mail.author(),
                ContactAddress.isOne(mail.sender()) ? mail.sender() : null,
                mail.receivedAt(),
                null,
                cut(words.strip(), LONGEST_DESCRIPTION),
                false,
                null,
                evidence);
    }

    /** What an answer adds, without what it repeats. */
    static String addition(IncomingMail mail) {
        return mail.body().isEmpty() ? "(message sans texte)" : mail.ownWords();
    }

    static String addedBy(IncomingMail mail) {
        return mail.author().isEmpty() ? NOBODY : cut(mail.author(), LONGEST_NAME);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
