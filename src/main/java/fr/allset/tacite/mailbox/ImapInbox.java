package fr.allset.tacite.mailbox;

import jakarta.mail.Authenticator;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.URLName;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.springframework.integration.mail.ImapMailReceiver;

/**
 * The folder at the server. Spring Integration connects, opens and searches. Its own {@code receive()} is not called, since it marks
 * mails before anybody has done anything about them, and fetches them whole.
 */
class ImapInbox extends ImapMailReceiver {

    private static final Flags READ = new Flags(Flags.Flag.SEEN);
    private static final Flags SET_ASIDE = new Flags(Flags.Flag.FLAGGED);
    private static final Flags DELETED = new Flags(Flags.Flag.DELETED);

    private static final int BYTES_AT_ONCE = 64 * 1024;

    ImapInbox(MailboxSettings settings) {
        super(new URLName(
                        protocol(settings),
                        settings.host(),
                        settings.port() == null ? -1 : settings.port(),
                        settings.folder(),
                        null,
                        null)
                .toString());
        setJavaMailProperties(properties(settings));
        setJavaMailAuthenticator(new Authenticator() {

            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.username(), settings.password());
            }
        });
        setSearchTermStrategy((supported, folder) -> unread());
    }

    private static String protocol(MailboxSettings settings) {
        return settings.tls() ? "imaps" : "imap";
    }

    private static Properties properties(MailboxSettings settings) {
        var prefix = "mail." + protocol(settings) + ".";
        var timeout = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty(prefix + "user", settings.username());
        // without these, Jakarta Mail waits for ever
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // reading does not mark as read, and reads by pieces, so that what is not wanted is not fetched
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "partialfetch", "true");
        properties.setProperty(prefix + "fetchsize", String.valueOf(BYTES_AT_ONCE));
        return properties;
    }

    /** Neither read, nor deleted, nor set aside. */
    private static SearchTerm unread() {
        return new AndTerm(new SearchTerm[] {
            new FlagTerm(READ, false), new FlagTerm(DELETED, false), new FlagTerm(SET_ASIDE, false)
        });
    }

    /** The mails that nobody has read, in the order of their arrival, to be fetched one by one while the folder is open. */
    List<IMAPMessage> open() throws MessagingException {
        openFolder();
        return List.of(searchForNewMessages()).stream()
                .map(IMAPMessage.class::cast)
                .toList();
    }

    /** What stays the same about a mail from one reading to the next. */
    long uid(Message mail) throws MessagingException {
        return ((IMAPFolder) Objects.requireNonNull(getFolder())).getUID(mail);
    }

    void markAsRead(Message mail) throws MessagingException {
        mail.setFlags(READ, true);
    }

    /** Out of the way: for a person to see in a mail program, under a flag. */
    void setAside(Message mail) throws MessagingException {
        mail.setFlags(SET_ASIDE, true);
    }

    boolean isOpen() {
        var folder = getFolder();
        return folder != null && folder.isOpen();
    }

    void close() {
        closeFolder();
    }
}
