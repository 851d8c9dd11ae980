package fr.allset.tacite.text;

import java.util.regex.Pattern;

/** Text that strangers wrote, made fit for a table, a form and a letter. */
public final class PlainText {

    /** Controls other than line breaks, marks that turn the direction of writing, halves of characters, what is no character. */
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\ufeff]|\\p{Cs}|[\\ufffe\\uffff]");

    private static final Pattern BREAK = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\x0b\\f]");

    private PlainText() {}

    /** Its lines, without unfit characters and with one blank line at most between two. */
    public static String lines(String text) {
        var lines = UNFIT.matcher(BREAK.matcher(text).replaceAll("\n").replace('\t', ' '))
                .replaceAll("");
        var kept = new StringBuilder(lines.length());
        int blank = 0;
        for (var line : (Iterable<String>) lines.lines()::iterator) {
            var words = line.stripTrailing();
            blank = words.isEmpty() ? blank + 1 : 0;
            if (blank <= 1) {
                kept.append(words).append('\n');
            }
        }
        return kept.toString().strip();
    }

    /** On one line, at most so long. */
    public static String line(String text, int longest) {
        return shortened(lines(text).replaceAll("\\s+", " ").strip(), longest);
    }

    /** The beginning of it, if it is longer; never half a character. */
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
