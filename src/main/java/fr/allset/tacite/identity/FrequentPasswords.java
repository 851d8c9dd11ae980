package fr.allset.tacite.identity;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import me.gosimple.nbvcxz.resources.DictionaryUtil;

/**
 * The passwords that leaks have shown most often, from the list that nbvcxz carries: 100,000, of which those count that have eight
 * characters. Shorter ones are words of every other sentence.
 */
final class FrequentPasswords {

    /** The shortest that counts, in characters. */
    static final int SHORTEST = 8;

    private static final Set<String> FREQUENT = read();

    private static final int LONGEST =
            FREQUENT.stream().mapToInt(String::length).max().orElse(SHORTEST);

    private FrequentPasswords() {}

    static int size() {
        return FREQUENT.size();
    }

    /**
     * The text with a blank in place of each of them, the longest first.
     *
     * @param plain without accents and capitals
     */
    static String without(String plain) {
        var rest = new StringBuilder(plain);
        for (int length = Math.min(LONGEST, plain.length()); length >= SHORTEST; length--) {
            for (int at = 0; at + length <= rest.length(); at++) {
                if (FREQUENT.contains(rest.substring(at, at + length))) {
                    rest.replace(at, at + length, " ");
                }
            }
        }
        return rest.toString();
    }

    private static Set<String> read() {
        return DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet().stream()
                .map(password -> password.toLowerCase(Locale.ROOT))
                .filter(password -> password.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }
}
