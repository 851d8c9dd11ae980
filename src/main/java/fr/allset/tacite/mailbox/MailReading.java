package fr.allset.tacite.mailbox;

import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.text.Sha256;
import fr.allset.tacite.time.ClockHands;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder.FetchProfileItem;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** Makes an {@link IncomingMail} of a mail at the server, of which no more is fetched than that takes. */
final class MailReading {

    /** Bytes of headers that are looked at; the important ones come early. */
    private static final int LONGEST_HEADERS = 64 * 1024;

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,498}>");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9.-]{1,190}[A-Za-z0-9]");
    private static final int MOST_NAMED = 50;

    private final byte[] beginning;
    private final InternetHeaders headers;
    private final MailTraces.Author sender;

    private MailReading(byte[] beginning) throws MessagingException {
        this.beginning = beginning;
        this.headers = new InternetHeaders(new ByteArrayInputStream(beginning), true);
        this.sender = MailAuthor.in(first("From"));
    }

    /**
     * @param text whether to read its text too, and not its headers alone
     * @throws MessagingException when the server does not say what it is; what of its text cannot be read is a defect of the mail
     */
    static IncomingMail of(IMAPMessage mail, ClockHands clock, boolean text) throws MessagingException, IOException {
        var sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        sizes.add(FetchProfileItem.INTERNALDATE);
        Folder folder = mail.getFolder();
        folder.fetch(new Message[] {mail}, sizes);
        return of(mail, mail.getMimeStream(), receivedAt(mail, clock), text);
    }

    /** @param bytes all of the mail, of which the beginning is read */
    static IncomingMail of(MimeMessage mail, InputStream bytes, Instant receivedAt, boolean text)
            throws MessagingException, IOException {
        var reading = new MailReading(bytes.readNBytes(LONGEST_HEADERS));
        boolean ofServer = AutomaticMail.isOfServer(reading.headers, reading.sender.address());
        return reading.of(
                text ? MailText.of(mail) : MailText.unread(),
                text ? ReportReading.of(mail, reading.headers, reading.answers(), ofServer) : null,
                ofServer,
                mail.getSize(),
                receivedAt);
    }

    /** Whether nothing more can be read of it because the connection is broken. */
    static boolean isCutOff(MimeMessage mail) {
        return mail.getFolder() != null && !mail.getFolder().isOpen();
    }

    private IncomingMail of(
            MailText text, @Nullable DeliveryReport report, boolean ofServer, long size, Instant receivedAt) {
        return new IncomingMail(
                messageId(),
                answers(),
                receivedAt,
                sender.address(),
                sender.name(),
                PlainText.line(MailCharset.header(first("Subject")), IncomingMail.LONGEST_SUBJECT),
                text.body(),
                size,
                AutomaticMail.reason(headers, sender.address()),
                text.defect(),
                report,
                new MailTraces(
                        AutomaticMail.doubt(headers, sender.address()),
                        Stream.of("Reply-To", "X-Original-From", "X-Original-Sender")
                                .map(name -> MailAuthor.in(first(name)))
                                .toList(),
                        ofServer ? named(text.words()) : null));
    }

    private static MailTraces.Named named(String words) {
        var addresses = new LinkedHashSet<String>();
        ADDRESS.matcher(words)
                .results()
                .limit(MOST_NAMED)
                .map(MatchResult::group)
                .forEach(address -> {
                    addresses.add(address);
                    addresses.add(address.toLowerCase(Locale.ROOT));
                });
        return new MailTraces.Named(
                ids(words).stream().distinct().limit(MOST_NAMED).toList(), List.copyOf(addresses));
    }

    /** The moment of its arrival at the server, not the one that its sender states; as far ahead as Tacite's clock is. */
    private static Instant receivedAt(IMAPMessage mail, ClockHands clock) throws MessagingException {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var date = mail.getReceivedDate();
        var received = date == null ? now : date.toInstant().plus(clock.ahead()).truncatedTo(ChronoUnit.SECONDS);
        return received.isAfter(now) ? now : received;
    }

    /** Its own; a mail that has none is known by its beginning, which no other mail shares. */
    private String messageId() {
        var id = MESSAGE_ID.matcher(first("Message-ID"));
        return id.find()
                ? PlainText.line(id.group(), IncomingMail.LONGEST_MESSAGE_ID)
                : "sha256:" + Sha256.of(beginning);
    }

    /** In-Reply-To, then References from the nearest to the farthest. */
    private List<String> answers() {
        var references = ids(first("References"));
        Collections.reverse(references);
        var ids = new LinkedHashSet<>(ids(first("In-Reply-To")));
        ids.addAll(references);
        int left = IncomingMail.LONGEST_ANSWERS;
        var kept = new ArrayList<String>();
        for (var id : ids) {
            left -= id.length() + 1;
            if (left < 0) {
                break;
            }
            kept.add(id);
        }
        return kept;
    }

    static List<String> ids(String header) {
        return MESSAGE_ID
                .matcher(header)
                .results()
                .map(id -> PlainText.line(id.group(), IncomingMail.LONGEST_MESSAGE_ID))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    private String first(String name) {
        var values = headers.getHeader(name);
        return values == null || values.length == 0 ? "" : values[0];
    }
}
