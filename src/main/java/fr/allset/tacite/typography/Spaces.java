package fr.allset.tacite.typography;

/** The spaces at which no line breaks. */
public final class Spaces {

    /** Before a colon, between a number and what it counts. */
    public static final char NO_BREAK = '\u00a0';

    /** Between thousands. */
    public static final char NARROW_NO_BREAK = '\u202f';

    private Spaces() {}
}
