package fr.allset.tacite.typography;

import com.ibm.icu.text.PluralRules;

/** So many of something, with the space that holds both together. */
public final class Counted {

    private static final PluralRules FRENCH = PluralRules.forLocale(Language.FRENCH.locale());

    private Counted() {}

    /** {@code 1 jour}, {@code 12 jours}: for what takes an s. */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /** {@code 1 client}, {@code 12 clients}. */
    public static String of(long count, String one, String many) {
        return "" + count + Spaces.NO_BREAK + form(count, one, many);
    }

    /** The word alone, as its number wants it. */
    public static String form(long count, String one, String many) {
        return FRENCH.select((double) count).equals("one") ? one : many;
    }
}
