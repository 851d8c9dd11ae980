package fr.allset.tacite.persistence;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One search by text, whatever the case, the accents and the apostrophes: {@code hotel} finds {@code Hôtel}, {@code d'études} finds
 * {@code d’études}, {@code soeurs} finds {@code Sœurs}. The database needs no extension for it, and no locale.
 */
public final class TextSearch {

    /** Passed over wherever it stands: the soft hyphen. */
    private static final String NOTHING = "\u00AD";

    /** Each of these is found as the one at the same place of {@link #FOUND}; accents that are letters of their own, as nothing. */
    private static final String WRITTEN = "ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖØòóôõöøÙÚÛÜùúûüÝŸýÿŒÆ"
            + "\u2018\u2019\u02BC\u00B4`\u2010\u2011\u2012\u2013\u00A0\u202F"
            + "\u0300\u0301\u0302\u0303\u0308\u030A\u0327";

    private static final String FOUND =
            "aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooooouuuuuuuuyyyyœæ" + "'''''----  " + NOTHING.repeat(7);

    private TextSearch() {}

    /**
     * The condition that one of these columns, which are no input,
     * contains the {@link #pattern} that the statement calls {@code :text}.
     */
    public static String in(String... columns) {
        return Stream.of(columns)
                .map(column -> plain(column) + " like :text escape '!'")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Whatever contains this text, in which nothing stands for anything else. */
    public static String pattern(String text) {
        return "%" + plainText(text.strip()).replaceAll("[!%_]", "!$0") + "%";
    }

    /** Whether a text that is at hand contains another, found in the same way. */
    public static boolean contains(String text, String searched) {
        return plainText(text).contains(plainText(searched.strip()));
    }

    private static String plain(String column) {
        return "replace(replace(replace(lower(translate(%s, '%s', '%s')), '%s', ''), 'œ', 'oe'), 'æ', 'ae')"
                .formatted(column, WRITTEN, FOUND.replace("'", "''"), NOTHING);
    }

    private static String plainText(String text) {
        var plain = new StringBuilder();
        text.chars().forEach(letter -> {
            int at = WRITTEN.indexOf(letter);
            plain.append(at < 0 ? (char) letter : FOUND.charAt(at));
        });
        return plain.toString()
                .toLowerCase(Locale.ROOT)
                .replace(NOTHING, "")
                .replace("œ", "oe")
                .replace("æ", "ae");
    }
}
