package fr.allset.tacite.changeletter.mail;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether an answer says no more than that a letter has arrived, or that what it asks is done. In doubt it does not: a person reads it. */
final class PlainReceipt {

    private static final int LONGEST = 200;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> RECEIPTS = wordsOf("receipt");
    /** They take something back, or lead to something else. */
    private static final Set<String> RESERVES = wordsOf("reserve");

    private PlainReceipt() {}

    static boolean is(String words) {
        if (words.length() > LONGEST || words.contains("?")) {
            return false;
        }
        var said = distinct(words);
        return said.stream().anyMatch(RECEIPTS::contains) && said.stream().noneMatch(RESERVES::contains);
    }

    private static Set<String> distinct(String words) {
        var plain = ACCENTS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return WORDS.splitAsStream(plain).collect(Collectors.toUnmodifiableSet());
    }

    /** Those of a file under {@code answers}, one a line; what begins with # is for its reader. */
    private static Set<String> wordsOf(String file) {
        var path = "/answers/" + file + ".txt";
        try (var stream = requireNonNull(PlainReceipt.class.getResourceAsStream(path), () -> "No file " + path)) {
            return distinct(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.joining(" ")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }
}
