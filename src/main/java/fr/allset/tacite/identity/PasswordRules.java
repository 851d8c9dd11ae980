package fr.allset.tacite.identity;

import fr.allset.tacite.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which passwords are taken: long ones that nobody guesses. What a guesser knows counts for nothing: frequent passwords, rows of
 * keys, years, repetitions, signs, the login itself. What is left must still be something. No sort of character is asked for. The
 * frequent ones are {@link FrequentPasswords} and the French ones of {@code passwords/common.txt}.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** So many characters must be left when what everybody knows is taken away. */
    private static final int UNGUESSED = 6;

    private static final int SHORTEST_RUN = 3;
    private static final int SHORTEST_WORD = 4;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final Pattern SIGNS = Pattern.compile("\\p{Punct}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** In both directions, as on a French and on an English keyboard. */
    private static final List<String> ROWS = List.of(
            "azertyuiop",
            "qsdfghjklm",
            "wxcvbn",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890",
            "&é\"'(-è_çà)=");

    private static final List<String> COMMON = common();

    private PasswordRules() {}

    /** @throws Refusal {@code password-length} or {@code password-guessable} */
    static void check(Login login, String password) {
        check(password, Stream.of(login.username(), login.displayName()));
    }

    /** @throws Refusal {@code password-length} or {@code password-guessable} */
    static void check(String password, Stream<String> names) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Refusal.unprocessable("password-length", "password", SHORTEST, LONGEST);
        }
        var known = Stream.concat(
                        COMMON.stream(),
                        names.map(PasswordRules::plain)
                                .flatMap(name -> Stream.concat(Stream.of(name), BETWEEN_WORDS.splitAsStream(name))))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        var plain = plain(password);
        if (left(plain, known) < UNGUESSED || left(withLetters(plain), known) < UNGUESSED) {
            throw Refusal.unprocessable("password-guessable", "password");
        }
    }

    /** How much is left that a guesser would have to guess. */
    private static int left(String password, List<String> known) {
        var rest = FrequentPasswords.without(password);
        for (var word : known) {
            rest = rest.replace(word, " ");
        }
        rest = SIGNS.matcher(YEAR.matcher(withoutRuns(rest)).replaceAll(" ")).replaceAll(" ");
        var once = new StringBuilder();
        rest.codePoints()
                .filter(character -> character != ' ')
                .filter(character -> once.indexOf(Character.toString(character)) < 0)
                .forEach(once::appendCodePoint);
        return once.length();
    }

    private static String withoutRuns(String text) {
        var rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int run = run(text, at);
            if (run >= SHORTEST_RUN) {
                at += run;
            } else {
                rest.append(text.charAt(at++));
            }
        }
        return rest.toString();
    }

    /** How long the keys from there lie beside each other, or are the same. */
    private static int run(String text, int from) {
        int longest = 1;
        for (var row : rows()) {
            int length = 1;
            while (from + length < text.length() && row.contains(text.substring(from, from + length + 1))) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        int same = 1;
        while (from + same < text.length() && text.charAt(from + same) == text.charAt(from)) {
            same++;
        }
        return Math.max(longest, same);
    }

    private static List<String> rows() {
        var rows = new ArrayList<String>(ROWS);
        ROWS.forEach(row -> rows.add(new StringBuilder(row).reverse().toString()));
        return rows;
    }

    /** Without accents and capitals. */
    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** The letters that figures and signs stand for. */
    private static String withLetters(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }

    private static List<String> common() {
        try (var file = PasswordRules.class.getResourceAsStream("/passwords/common.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordRules::plain)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
