package fr.allset.tacite.mailbox;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a mail as text. The character set that a mail names is a claim: many a program writes windows-1252 or UTF-8 and says another.
 * Where the bytes contradict it, they are believed.
 */
final class MailCharset {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]{0,2000})\\?=");

    private MailCharset() {}

    /** @param name the character set that is claimed; null when none is */
    static String decoded(byte[] bytes, @Nullable String name) {
        var claimed = claimed(name);
        if (claimed == null || claimed.equals(StandardCharsets.UTF_8) || claimed.equals(StandardCharsets.US_ASCII)) {
            return utf8(bytes);
        }
        if (hasOneByteACharacter(claimed) && isUtf8(bytes)) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return withoutControls(new String(bytes, claimed));
    }

    private static @Nullable Charset claimed(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private static boolean hasOneByteACharacter(Charset charset) {
        return charset.name().startsWith("ISO-8859-") || charset.name().startsWith("windows-125");
    }

    private static boolean isUtf8(byte[] bytes) {
        // a text that was cut off may end within a character
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), false)
                .isError();
    }

    /** As UTF-8; each byte that is none, as windows-1252. */
    private static String utf8(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var left = ByteBuffer.wrap(bytes);
        var text = CharBuffer.allocate(bytes.length);
        for (var result = decoder.decode(left, text, true);
                result.isError();
                result = decoder.reset().decode(left, text, true)) {
            var strange = new byte[result.length()];
            left.get(strange);
            text.put(new String(strange, WESTERN));
        }
        return text.flip().toString();
    }

    /** What ISO 8859 keeps for controls, nobody writes: it is windows-1252. */
    private static String withoutControls(String text) {
        if (text.chars().noneMatch(MailCharset::isControl)) {
            return text;
        }
        var written = new StringBuilder(text.length());
        text.chars()
                .forEach(character -> written.append(
                        isControl(character)
                                ? new String(new byte[] {(byte) character}, WESTERN)
                                : String.valueOf((char) character)));
        return written.toString();
    }

    private static boolean isControl(int character) {
        return character >= 0x80 && character <= 0x9f;
    }

    /** A header's value as it is read: unfolded, its encoded words decoded (RFC 2047). */
    static String header(String value) {
        var unfolded = MimeUtility.unfold(value);
        var text = new StringBuilder(unfolded.length());
        var run = new ByteArrayOutputStream();
        var charset = "";
        int end = 0;
        var word = ENCODED_WORD.matcher(unfolded);
        while (word.find()) {
            var between = unfolded.substring(end, word.start());
            boolean follows = end > 0 && between.isBlank();
            var next = word.group(1).replaceAll("\\*.*", "");
            // a character may be spread over two words of one character set
            if (!follows || !next.equalsIgnoreCase(charset)) {
                text.append(decoded(run.toByteArray(), charset));
                run.reset();
                text.append(follows ? "" : withoutControls(between));
            }
            run.writeBytes(bytes(word));
            charset = next;
            end = word.end();
        }
        return text.append(decoded(run.toByteArray(), charset))
                .append(withoutControls(unfolded.substring(end)))
                .toString();
    }

    private static byte[] bytes(Matcher word) {
        var written = word.group(3);
        if (word.group(2).equalsIgnoreCase("Q")) {
            return quotedPrintable(written);
        }
        try {
            return Base64.getMimeDecoder().decode(written);
        } catch (IllegalArgumentException broken) {
            return word.group().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] quotedPrintable(String written) {
        var bytes = new ByteArrayOutputStream(written.length());
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            int code = character == '=' ? hexadecimal(written, i + 1) : -1;
            if (code >= 0) {
                bytes.write(code);
                i += 2;
            } else if (character == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The number that two digits at this place write; negative when there are none. */
    private static int hexadecimal(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
