package fr.allset.tacite.failure.mail;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail is about that is plainly no failure. It names another matter, or asks, and no word says that something does not work. In
 * doubt it is a notification (art. 3: the client reports by e-mail, in words of his own).
 */
final class OtherMatter {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final String QUESTION = "une question";
    private static final String TOO_GENERAL = "~";
    private static final String TELLS_OF_THE_END = "!";
    /** A line of a letter, and not a greeting. */
    private static final int SHORTEST_SENTENCE = 30;

    private static final List<String> FAILURES = lines("failure").stream()
            .filter(line -> !line.endsWith(TOO_GENERAL))
            .map(OtherMatter::words)
            .toList();
    private static final List<String> GENERAL = lines("failure").stream()
            .filter(line -> line.endsWith(TOO_GENERAL))
            .map(OtherMatter::words)
            .toList();
    private static final List<Named> MATTERS =
            lines("other-matters").stream().map(Named::of).toList();

    private OtherMatter() {}

    /**
     * @param text what the client wrote himself
     * @return in French; none when the mail is to be taken for a notification
     */
    static Optional<String> of(String subject, String text) {
        var words = words(subject + "\n" + text);
        if (isSaid(FAILURES, words)) {
            return Optional.empty();
        }
        boolean perhaps = isSaid(GENERAL, words);
        return MATTERS.stream()
                .filter(matter -> words.contains(matter.words) && (matter.tellsOfTheEnd || !perhaps))
                .map(Named::name)
                .findFirst()
                .or(() -> !perhaps && asks(text) ? Optional.of(QUESTION) : Optional.empty());
    }

    private static boolean isSaid(List<String> said, String words) {
        return said.stream().anyMatch(words::contains);
    }

    /** Whether all that it says is a question. */
    private static boolean asks(String text) {
        var sentences = text.lines()
                .map(String::strip)
                .filter(line -> line.endsWith("?") || line.length() >= SHORTEST_SENTENCE)
                .toList();
        return !sentences.isEmpty() && sentences.stream().allMatch(line -> line.endsWith("?") && !line.contains(". "));
    }

    /** In lower case and without accents, a blank before each: what one begins with is found behind a blank. */
    private static String words(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return " " + NO_WORD.matcher(plain).replaceAll(" ").strip();
    }

    /** Those of a file under {@code mails}; what begins with # is for its reader. */
    private static List<String> lines(String file) {
        var path = "/mails/" + file + ".txt";
        try (var stream = requireNonNull(OtherMatter.class.getResourceAsStream(path), () -> "No file " + path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    private record Named(String words, String name, boolean tellsOfTheEnd) {

        static Named of(String line) {
            int arrow = line.indexOf('>');
            return new Named(
                    OtherMatter.words(line.substring(0, arrow)),
                    line.substring(arrow + 1).strip(),
                    line.startsWith(TELLS_OF_THE_END));
        }
    }
}
