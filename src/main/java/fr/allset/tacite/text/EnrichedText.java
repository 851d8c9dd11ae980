package fr.allset.tacite.text;

import java.util.Locale;

/** The text that a person sees of a mail in {@code text/enriched} (RFC 1896); what is quoted in it begins with {@code >}. */
public final class EnrichedText {

    /** The longest that the RFC allows, and its brackets. */
    private static final int LONGEST_COMMAND = 62;

    private final String enriched;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int parameters;
    private int unfilled;
    private int quoted;

    private EnrichedText(String enriched) {
        this.enriched = enriched.replace("\r\n", "\n").replace('\r', '\n');
    }

    public static String of(String enriched) {
        var seen = new EnrichedText(enriched);
        while (seen.at < seen.enriched.length()) {
            seen.step();
        }
        return PlainText.lines(seen.text.toString());
    }

    private void step() {
        char character = enriched.charAt(at);
        if (character == '<') {
            openingBracket();
        } else if (character == '\n' && unfilled == 0) {
            lineBreaks();
        } else {
            say(character);
            at++;
        }
    }

    /** Two of them are one that is meant; anything else begins a command, or is not meant as one. */
    private void openingBracket() {
        if (enriched.startsWith("<<", at)) {
            say('<');
            at += 2;
            return;
        }
        int longest = Math.min(enriched.length(), at + LONGEST_COMMAND);
        int end = at + 1;
        while (end < longest && isOfACommand(enriched.charAt(end))) {
            end++;
        }
        if (end == at + 1 || end == longest || enriched.charAt(end) != '>') {
            say('<');
            at++;
            return;
        }
        command(enriched.substring(at + 1, end).toLowerCase(Locale.ROOT));
        at = end + 1;
    }

    private static boolean isOfACommand(char character) {
        return character == '/' || character == '-' || (character < 128 && Character.isLetterOrDigit(character));
    }

    private void command(String command) {
        switch (command) {
            case "param" -> parameters++;
            case "/param" -> parameters = Math.max(0, parameters - 1);
            case "nofill" -> unfilled++;
            case "/nofill" -> unfilled = Math.max(0, unfilled - 1);
            case "excerpt" -> quote(1);
            case "/excerpt" -> quote(-1);
            default -> {
                // how it looks is of no account here
            }
        }
    }

    private void quote(int more) {
        quoted = Math.max(0, quoted + more);
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    /** One is a blank; of several the first does not count. */
    private void lineBreaks() {
        int breaks = 0;
        while (at < enriched.length() && enriched.charAt(at) == '\n') {
            breaks++;
            at++;
        }
        if (breaks == 1) {
            say(' ');
        }
        for (int i = 1; i < breaks; i++) {
            say('\n');
        }
    }

    private void say(char character) {
        if (parameters > 0) {
            return;
        }
        if (quoted > 0 && character != '\n' && (text.isEmpty() || text.charAt(text.length() - 1) == '\n')) {
            text.append("> ");
        }
        text.append(character);
    }
}
