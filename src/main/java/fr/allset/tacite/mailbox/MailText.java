package fr.allset.tacite.mailbox;

import fr.allset.tacite.text.HtmlText;
import fr.allset.tacite.text.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a mail, plain where there is plain text, else what a person would see of its HTML. Its structure is asked of the server, so
 * that files are known by their names alone and never fetched.
 */
final class MailText {

    private static final int LONGEST_TEXT_PART = 256 * 1024;
    private static final int MOST_PARTS = 200;
    private static final int DEEPEST = 20;
    private static final int MOST_NAMES = 10;
    private static final int LONGEST_NAME = 80;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<String> files = new ArrayList<>();
    private int parts;
    private @Nullable String defect;

    private MailText() {}

    /** @throws MessagingException or {@link IOException} when the connection breaks on the way */
    static MailText of(MimeMessage mail) throws MessagingException, IOException {
        var text = new MailText();
        try {
            text.take(mail, 0);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError unreadable) {
            if (MailReading.isCutOff(mail)) {
                throw unreadable;
            }
            text.defect = "Ce message est en partie illisible.";
        }
        return text;
    }

    /** In place of a text on which the server breaks the connection. */
    static MailText unread() {
        var none = new MailText();
        none.defect = "Le serveur de messagerie ne rend pas le texte de ce message.";
        return none;
    }

    @Nullable
    String defect() {
        return defect;
    }

    /** The text and what came with it. */
    String body() {
        var words = PlainText.lines(plain.toString());
        if (words.isEmpty()) {
            words = HtmlText.of(html.toString());
        }
        var note = files.isEmpty() ? "" : "[" + filesInWords() + "]";
        if (note.isEmpty() || words.isEmpty()) {
            return PlainText.shortened(words + note, IncomingMail.LONGEST_BODY);
        }
        return PlainText.shortened(words, IncomingMail.LONGEST_BODY - note.length() - 2) + "\n\n" + note;
    }

    private String filesInWords() {
        boolean several = files.size() > 1;
        return files.size()
                + (several ? " pièces jointes non conservées : " : " pièce jointe non conservée : ")
                + String.join(", ", files.subList(0, Math.min(files.size(), MOST_NAMES)))
                + (files.size() > MOST_NAMES ? "…" : "");
    }

    private void take(Part part, int depth) throws MessagingException, IOException {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            defect = "Ce message est fait de trop de parties.";
        } else if (part.isMimeType("multipart/*")) {
            if (part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount() && defect == null; i++) {
                    take(several.getBodyPart(i), depth + 1);
                }
            }
        } else if (isText(part)) {
            var texts = part.isMimeType("text/html") ? html : plain;
            if (texts.length() < LONGEST_TEXT_PART) {
                texts.append(text(part)).append('\n');
            }
        } else {
            files.add(name(part));
        }
    }

    private static boolean isText(Part part) throws MessagingException {
        return (part.isMimeType("text/plain") || part.isMimeType("text/html"))
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && part.getFileName() == null;
    }

    private static String name(Part part) throws MessagingException {
        var name = part.getFileName();
        if (name == null) {
            return part.isMimeType("message/rfc822") ? "un message transféré" : "sans nom";
        }
        try {
            return PlainText.line(MimeUtility.decodeText(name), LONGEST_NAME);
        } catch (UnsupportedEncodingException unknown) {
            return PlainText.line(name, LONGEST_NAME);
        }
    }

    private String text(Part part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return decoded(content.readNBytes(LONGEST_TEXT_PART), part.getContentType());
        }
    }

    /** By the character set that it names; where there is none of that name, by the one that it can be. */
    private static String decoded(byte[] bytes, String contentType) {
        try {
            var name = new ContentType(contentType).getParameter("charset");
            if (name != null) {
                return new String(bytes, Charset.forName(MimeUtility.javaCharset(name)));
            }
        } catch (ParseException | IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // guessed below
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WESTERN);
        }
    }
}
