package fr.allset.tacite.mailbox;

import fr.allset.tacite.time.ClockHands;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is unread in the mailbox, mail by mail. Each is put on file, that is committed, and only then it is marked at the server. A
 * kill in between has it read again and recognised.
 *
 */
class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    /** In one reading, so that a mailbox that is never empty does not keep the application from stopping. */
    private static final int MOST_AT_ONCE = 100;

    private static final int MOST_BREAKS = 3;

    private final ImapInbox inbox;
    private final MailReception reception;
    private final ClockHands clock;
    /** The mails whose reading broke the connection, by UID, and how often; forgotten when all could be dealt with. */
    private final Map<Long, Integer> breaks = new HashMap<>();

    private boolean down;

    Mailbox(ImapInbox inbox, MailReception reception, ClockHands clock) {
        this.inbox = inbox;
        this.reception = reception;
        this.clock = clock;
    }

    /**
     * Reads once. An outage, of the mail server or of the database, is logged once, however often it is met, and so is its end.
     *
     * @return how many mails are dealt with
     */
    synchronized int read() {
        try {
            int read = readUnread();
            if (down) {
                log.info("The mailbox can be read again");
                down = false;
            }
            return read;
        } catch (MessagingException | RuntimeException outage) {
            if (!down) {
                log.warn(
                        "The mailbox cannot be read; it will be tried again and again, without another word: {}",
                        outage.toString());
                down = true;
            }
            log.debug("The mailbox cannot be read", outage);
            return 0;
        } finally {
            inbox.close();
        }
    }

    private int readUnread() throws MessagingException {
        var broken = new HashMap<IMAPMessage, Integer>();
        var unread = inbox.open();
        for (var mail : unread) {
            if (!breaks.isEmpty()) {
                broken.put(mail, breaks.getOrDefault(inbox.uid(mail), 0));
            }
        }
        // what has broken the connection before comes last
        var ordered = unread.stream()
                .sorted(Comparator.comparing(mail -> broken.getOrDefault(mail, 0)))
                .limit(MOST_AT_ONCE)
                .toList();
        for (var mail : ordered) {
            if (broken.getOrDefault(mail, 0) >= MOST_BREAKS) {
                log.error(
                        "Mail {} of the mailbox breaks the connection each time: it is flagged there, and left to people",
                        inbox.uid(mail));
                inbox.setAside(mail);
                breaks.remove(inbox.uid(mail));
            } else {
                take(mail);
            }
        }
        breaks.clear();
        return ordered.size();
    }

    private void take(IMAPMessage mail) throws MessagingException {
        long uid = inbox.uid(mail);
        var read = read(mail, uid);
        if (read != null && reception.receive(read)) {
            inbox.markAsRead(mail);
        } else {
            log.error("Nothing can be made of mail {} of the mailbox: it is flagged there, and left to people", uid);
            inbox.setAside(mail);
        }
    }

    /** The mail; null when there is nothing to be made of it. */
    private @Nullable IncomingMail read(IMAPMessage mail, long uid) throws MessagingException {
        try {
            // where its text has broken the connection before, its headers alone
            return MailReading.of(mail, clock, !breaks.containsKey(uid));
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError unreadable) {
            if (!inbox.isOpen()) {
                breaks.merge(uid, 1, Integer::sum);
                throw new MessagingException(
                        "The connection broke at mail " + uid, unreadable instanceof Exception cause ? cause : null);
            }
            log.debug("Mail {} cannot be read", uid, unreadable);
            return null;
        }
    }
}
