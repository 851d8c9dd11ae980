package fr.allset.tacite.persistence;

/**
 * Text as both databases hold it. PostgreSQL neither stores NUL nor looks for it, and H2 does both; so it is U+FFFD for both, the sign
 * of what cannot be shown. Whoever looks for a number with it finds nothing.
 */
public final class StorableText {

    private static final char UNSHOWABLE = '\ufffd';

    private StorableText() {}

    /** The text, with U+FFFD in the place of each NUL. */
    public static String of(String text) {
        return text.replace('\0', UNSHOWABLE);
    }
}
