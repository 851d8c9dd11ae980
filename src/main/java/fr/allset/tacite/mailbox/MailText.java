package fr.allset.tacite.mailbox;

import fr.allset.tacite.text.EnrichedText;
import fr.allset.tacite.text.HtmlText;
import fr.allset.tacite.text.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a mail, plain where there is plain text, else what a person would see of its HTML. Its structure is asked of the server, so
 * that files are known by their names alone and never fetched.
 */
final class MailText {

    private static final int LONGEST_TEXT = 256 * 1024;
    private static final int MOST_PARTS = 200;
    private static final int DEEPEST = 20;
    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 80;

    private final @Nullable MimeMessage mail;
    private final List<Part> named = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private String words = "";
    private int parts;
    private int left = LONGEST_TEXT;
    private @Nullable String defect;

    private MailText(@Nullable MimeMessage mail) {
        this.mail = mail;
    }

    /** @throws MessagingException or {@link IOException} when the connection breaks on the way */
    static MailText of(MimeMessage mail) throws MessagingException, IOException {
        var text = new MailText(mail);
        text.words = text.readable(mail, 0, true, false);
        text.settleNamed();
        return text;
    }

    /** In place of a text on which the server breaks the connection. */
    static MailText unread() {
        var none = new MailText(null);
        none.defect = "Le serveur de messagerie ne rend pas le texte de ce message.";
        return none;
    }

    @Nullable
    String defect() {
        return defect;
    }

    /** All of the text that was read, at most {@value #LONGEST_TEXT} characters. */
    String words() {
        return words;
    }

    /** The text and what came with it. */
    String body() {
        var lines = PlainText.lines(words);
        var note = files.isEmpty() ? "" : "[" + filesInWords() + "]";
        if (note.isEmpty() || lines.isEmpty()) {
            return PlainText.shortened(lines + note, IncomingMail.LONGEST_BODY);
        }
        return PlainText.shortened(lines, IncomingMail.LONGEST_BODY - note.length() - 2) + "\n\n" + note;
    }

    private String filesInWords() {
        boolean several = files.size() > 1;
        return files.size()
                + (several ? " pièces jointes non conservées : " : " pièce jointe non conservée : ")
                + String.join(", ", files.subList(0, Math.min(files.size(), MOST_NAMES)))
                + (files.size() > MOST_NAMES ? "…" : "");
    }

    /** As {@link #take}; what cannot be read of it is a defect, and takes nothing from the others. */
    private String readable(Part part, int depth, boolean wanted, boolean alternative)
            throws MessagingException, IOException {
        try {
            return take(part, depth, wanted, alternative);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError unreadable) {
            if (mail != null && MailReading.isCutOff(mail)) {
                throw unreadable;
            }
            defect = "Ce message est en partie illisible.";
            return "";
        }
    }

    /**
     * The words of a part.
     *
     * @param wanted      whether its words count, or its files alone, since another reading of the same has been taken
     * @param alternative whether it is one of several readings: such a one is no file, even under a name
     */
    private String take(Part part, int depth, boolean wanted, boolean alternative)
            throws MessagingException, IOException {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            defect = "Ce message est fait de trop de parties.";
            return "";
        }
        if (part.isMimeType("multipart/*")) {
            return part.getContent() instanceof Multipart several
                    ? take(several, part.isMimeType("multipart/alternative"), depth, wanted)
                    : "";
        }
        if (!isText(part)) {
            files.add(name(part));
            return "";
        }
        if (part.getFileName() != null && !alternative) {
            named.add(part);
            return "";
        }
        return wanted ? read(part) : "";
    }

    private String take(Multipart several, boolean alternative, int depth, boolean wanted)
            throws MessagingException, IOException {
        var seen = new StringBuilder();
        for (var part : alternative ? plainFirst(several) : all(several)) {
            if (defect != null) {
                break;
            }
            var more = readable(part, depth + 1, wanted && !(alternative && !seen.isEmpty()), alternative);
            if (isSeen(more)) {
                seen.append(more).append('\n');
            }
        }
        return seen.toString();
    }

    private static List<Part> all(Multipart several) throws MessagingException {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < Math.min(several.getCount(), MOST_PARTS + 1); i++) {
            parts.add(several.getBodyPart(i));
        }
        return parts;
    }

    /** Whoever reads plain text needs no markup taken out. */
    private static List<Part> plainFirst(Multipart several) throws MessagingException {
        var ordered = new ArrayList<Part>();
        int plain = 0;
        for (var part : all(several)) {
            ordered.add(part.isMimeType("text/plain") ? plain++ : ordered.size(), part);
        }
        return ordered;
    }

    /** Text under a name is a file, unless there is no other: some programs name the text itself. */
    private void settleNamed() throws MessagingException, IOException {
        var text = new StringBuilder(words);
        boolean alone = !isSeen(words);
        for (var part : named) {
            if (alone) {
                text.append(readable(part, 0, true, true)).append('\n');
            } else {
                files.add(name(part));
            }
        }
        words = text.toString();
    }

    private static boolean isText(Part part) throws MessagingException {
        return (part.isMimeType("text/plain")
                        || part.isMimeType("text/html")
                        || part.isMimeType("text/enriched")
                        || part.isMimeType("text/richtext"))
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    }

    /** Whether there is more than blanks, of whatever width. */
    private static boolean isSeen(String text) {
        return text.codePoints()
                .anyMatch(character -> !Character.isWhitespace(character)
                        && !Character.isSpaceChar(character)
                        && !Character.isISOControl(character)
                        && Character.getType(character) != Character.FORMAT);
    }

    private static String name(Part part) throws MessagingException {
        var name = part.getFileName();
        if (name == null) {
            return part.isMimeType("message/rfc822") ? "un message transféré" : "sans nom";
        }
        return PlainText.line(MailCharset.header(name), LONGEST_NAME);
    }

    private String read(Part part) throws MessagingException, IOException {
        if (left <= 0) {
            return "";
        }
        String text;
        try (var content = part.getInputStream()) {
            text = MailCharset.decoded(content.readNBytes(LONGEST_TEXT), charset(part.getContentType()));
        }
        left -= text.length();
        if (part.isMimeType("text/plain")) {
            return text;
        }
        return part.isMimeType("text/html") ? HtmlText.of(text) : EnrichedText.of(text);
    }

    private static @Nullable String charset(String contentType) {
        try {
            return new ContentType(contentType).getParameter("charset");
        } catch (ParseException unknown) {
            return null;
        }
    }
}
