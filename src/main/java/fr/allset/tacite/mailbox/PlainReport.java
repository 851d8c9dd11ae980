package fr.allset.tacite.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report in the plain words of a mail server that knows no better form, as qmail and Exim write it. It says who could not be reached and
 * why. Then comes a line of dashes, and then the mail.
 *
 * @param recipient  empty when it is not said
 * @param status     as {@code 5.1.1}; empty when it is not said
 * @param diagnostic empty when it is not said
 * @param copy       the mail that comes back, headers first; empty when there is none
 */
record PlainReport(String recipient, String status, String diagnostic, String copy) {

    private static final List<String> FOR_GOOD = List.of(
            "permanent error",
            "permanent fatal error",
            "i've given up",
            "could not be delivered to one or more",
            "erreur permanente");
    private static final Pattern STATUS = Pattern.compile("(?<![0-9.])[45]\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final Pattern ADDRESS =
            Pattern.compile("\\s{0,9}<?([^<>@\\s:,]{1,64}@[^<>@\\s:,]{1,255})>?\\s{0,9}[:,]?.*");
    private static final int MOST_LINES = 200;
    private static final int LINES_OF_DIAGNOSTIC = 10;

    /**
     * @param text   the beginning of the mail's text
     * @param failed who could not be reached, as its header {@code X-Failed-Recipients} says; empty where there is none
     * @return null when it does not say that a mail will not be delivered
     */
    static @Nullable PlainReport of(String text, String failed) {
        var lines = text.lines().toList();
        int copied = 0;
        while (copied < lines.size() && !announcesTheMail(lines.get(copied))) {
            copied++;
        }
        var words = lines.subList(0, Math.min(copied, MOST_LINES));
        if (failed.isBlank() && !saysForGood(words)) {
            return null;
        }
        var given = ADDRESS.matcher(failed.replaceAll("\\s+", " ").strip());
        var recipient = given.matches() ? given.group(1) : "";
        int about = lineOf(recipient, words);
        if (recipient.isEmpty() && about < words.size()) {
            var line = ADDRESS.matcher(words.get(about));
            recipient = line.matches() ? line.group(1) : "";
        }
        var diagnostic = diagnostic(words, about);
        var status = STATUS.matcher(diagnostic);
        return new PlainReport(recipient, status.find() ? status.group() : "", diagnostic, copy(lines, copied));
    }

    /** As {@code --- Below this line is a copy of the message.} */
    private static boolean announcesTheMail(String line) {
        return line.startsWith("---") && line.toLowerCase(Locale.ROOT).contains("message");
    }

    private static boolean saysForGood(List<String> words) {
        var said = String.join(" ", words).toLowerCase(Locale.ROOT);
        return FOR_GOOD.stream().anyMatch(said::contains);
    }

    /** The first that begins with the address, or with any where none is given; behind the last when there is none. */
    private static int lineOf(String recipient, List<String> words) {
        int line = 0;
        while (line < words.size() && !isAbout(recipient, words.get(line))) {
            line++;
        }
        return line;
    }

    private static boolean isAbout(String recipient, String line) {
        var address = ADDRESS.matcher(line);
        return address.matches() && (recipient.isEmpty() || address.group(1).equalsIgnoreCase(recipient));
    }

    /** What follows the address, up to a blank line. */
    private static String diagnostic(List<String> words, int about) {
        var said = new StringBuilder();
        for (int i = about + 1;
                i < Math.min(words.size(), about + 1 + LINES_OF_DIAGNOSTIC)
                        && !words.get(i).isBlank();
                i++) {
            said.append(words.get(i).strip()).append(' ');
        }
        return said.toString().strip();
    }

    private static String copy(List<String> lines, int announced) {
        int first = announced + 1;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        return first < lines.size() ? String.join("\r\n", lines.subList(first, lines.size())) + "\r\n\r\n" : "";
    }
}
