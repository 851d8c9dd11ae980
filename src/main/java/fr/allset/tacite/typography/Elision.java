package fr.allset.tacite.typography;

/** What a vowel takes from the word before it. */
final class Elision {

    private static final String VOWELS = "aàâeéèêëiîïoôuùûyœæ";

    private Elision() {}

    /** {@code de février}, {@code d'avril} */
    public static String de(String word) {
        return (beginsWithVowel(word) ? "d'" : "de ") + word;
    }

    private static boolean beginsWithVowel(String word) {
        return !word.isEmpty() && VOWELS.indexOf(Character.toLowerCase(word.charAt(0))) >= 0;
    }
}
