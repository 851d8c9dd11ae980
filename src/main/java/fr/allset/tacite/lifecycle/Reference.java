package fr.allset.tacite.lifecycle;

/**
 * Where more stands about something.
 *
 * @param number its public number, or its id when it has none
 */
public record Reference(Kind kind, String number) {

    /** What it is. */
    public enum Kind {
        QUOTE,
        NOTICE,
        CHARGE,
        SETUP,
        FAILURE,
        CREDIT,
        MAINTENANCE,
        CHANGE
    }
}
